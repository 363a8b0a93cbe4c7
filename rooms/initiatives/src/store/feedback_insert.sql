INSERT INTO initiatives_feedback (person, idea, number, impact, maturity, ambition, support, reasons)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
