UPDATE initiatives_ideas
SET title = $3, impact = $4, maturity = $5, ambition = $6, support = $7, state = $8, state_at = $9, revision = $10,
  tab = $11, turn = $12, saved_at = $13
WHERE id = $1 AND revision = $2 AND state = 'draft'
