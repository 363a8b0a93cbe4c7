SELECT secret, last_step FROM people_factors WHERE person = $1
