SELECT person, levels FROM passport_levels WHERE as_of = $1
