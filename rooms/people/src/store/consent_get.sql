SELECT since FROM people_consents WHERE person = $1 AND switch = $2 AND until IS NULL
