UPDATE people_managers SET until = $3 WHERE person = $1 AND unit = $2 AND until IS NULL
