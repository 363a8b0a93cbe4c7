UPDATE people_consents SET until = since + $2
WHERE until IS NULL AND since <= $1 AND person IN (
  SELECT person FROM people_consents WHERE until IS NULL AND since <= $1 ORDER BY person LIMIT $3
)
