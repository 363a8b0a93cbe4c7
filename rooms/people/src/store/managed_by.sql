SELECT unit, since FROM people_managers WHERE person = $1 AND until IS NULL ORDER BY since, unit
