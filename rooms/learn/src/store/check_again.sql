UPDATE learn_checks SET response = NULL WHERE person = $1 AND course = $2 AND name = $3
