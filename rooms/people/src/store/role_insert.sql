INSERT INTO people_roles (person, role) VALUES ($1, $2) ON CONFLICT (person, role) DO NOTHING
