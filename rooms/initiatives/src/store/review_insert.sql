INSERT INTO initiatives_reviews (guest, idea, call, state, impact, maturity, ambition, support, reasons, interest,
  idea_revision, revision, tab, turn, saved_at, sent_at)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16)
