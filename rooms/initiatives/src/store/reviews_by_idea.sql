SELECT r.idea, COUNT(*) AS sent
FROM initiatives_reviews r JOIN initiatives_ideas i ON i.id = r.idea
WHERE r.call = $1 AND r.state = 'sent' AND r.idea_revision = i.revision GROUP BY r.idea
