UPDATE initiatives_reviews
SET state = $4, impact = $5, maturity = $6, ambition = $7, support = $8, reasons = $9, interest = $10,
  idea_revision = $11, revision = $12, tab = $13, turn = $14, saved_at = $15, sent_at = $16
WHERE guest = $1 AND idea = $2 AND call = $3 AND revision = $17 AND state = $18
