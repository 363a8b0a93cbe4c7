SELECT number, impact, maturity, ambition, support, reasons
FROM initiatives_feedback WHERE person = $1 AND idea = $2 ORDER BY number
