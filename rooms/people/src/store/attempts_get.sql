SELECT failures, since FROM people_attempts WHERE subject = $1
