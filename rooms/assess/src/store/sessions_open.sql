SELECT person, id, scope, seed, step, state, domain, question, family, version, variant, shown_at, started_at, changed_at
FROM assess_sessions WHERE person = $1 AND state <> 'done' ORDER BY changed_at DESC, id
