UPDATE people_consents SET until = $3 WHERE person = $1 AND switch = $2 AND until IS NULL
