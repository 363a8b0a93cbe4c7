-- What one program sent, which is all that most programs may read. Our own statements, nearly all of the
-- ledger, are left out: they cost this index nothing.
CREATE INDEX evidence_statements_sent ON evidence_statements (authority, position) WHERE authority <> 'assess';
