SELECT COUNT(*) AS total FROM people_requests WHERE id = $1
