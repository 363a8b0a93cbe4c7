SELECT statement, session, family, version, seed, response, correct, weight, answered_at, stored_at
FROM passport_responses WHERE person = $1
