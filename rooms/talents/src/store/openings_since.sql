SELECT (SELECT COUNT(*) FROM talents_needs WHERE scout = $1 AND created_at >= $2)
  + (SELECT COUNT(*) FROM talents_refusals WHERE scout = $1 AND at >= $2) AS openings
