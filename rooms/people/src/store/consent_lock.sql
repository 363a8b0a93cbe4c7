UPDATE people_consents SET until = NULL WHERE person = $1 AND switch = $2 AND until IS NULL AND since > $3
