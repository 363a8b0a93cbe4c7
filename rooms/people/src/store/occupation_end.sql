UPDATE people_occupations SET until = $2 WHERE person = $1 AND (until IS NULL OR until > $2)
