INSERT INTO evidence_installation (home_page, created_at) VALUES ($1, $2) ON CONFLICT (home_page) DO NOTHING
