INSERT INTO learn_read (person, course, page, read_at) VALUES ($1, $2, $3, $4)
ON CONFLICT (person, course, page) DO NOTHING
