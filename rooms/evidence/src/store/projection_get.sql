SELECT version, position, complete FROM evidence_projections WHERE name = $1
