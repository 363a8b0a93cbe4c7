UPDATE people_attempts SET failures = failures - 1 WHERE subject = $1 AND failures > 0
