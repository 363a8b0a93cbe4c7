INSERT INTO guidance_aims (person, occupation, chosen_at) VALUES ($1, $2, $3)
ON CONFLICT (person) DO UPDATE SET occupation = excluded.occupation, chosen_at = excluded.chosen_at
