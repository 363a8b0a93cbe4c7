UPDATE people_consents SET until = since + $3 WHERE person = $1 AND until IS NULL AND since <= $2
