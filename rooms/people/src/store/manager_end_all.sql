UPDATE people_managers SET until = $2 WHERE person = $1 AND until IS NULL
