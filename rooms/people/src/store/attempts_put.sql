UPDATE people_attempts SET failures = $2, since = $3 WHERE subject = $1
