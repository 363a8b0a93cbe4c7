INSERT INTO talents_contacts (person, need, blind, message, sent_at) VALUES ($1, $2, $3, $4, $5)
ON CONFLICT (person, need) DO NOTHING
