DELETE FROM people_second_steps WHERE person = $1
