DELETE FROM people_second_steps WHERE hash = $1
