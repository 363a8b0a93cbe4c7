UPDATE people_consents SET until = $2 WHERE person = $1 AND until IS NULL
