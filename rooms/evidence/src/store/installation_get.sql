SELECT home_page FROM evidence_installation ORDER BY created_at LIMIT 1
