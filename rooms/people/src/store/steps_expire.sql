DELETE FROM people_second_steps WHERE person = $1 AND expires_at <= $2
