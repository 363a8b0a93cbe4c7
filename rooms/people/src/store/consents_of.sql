SELECT switch, since, until FROM people_consents WHERE person = $1 ORDER BY since DESC, switch
