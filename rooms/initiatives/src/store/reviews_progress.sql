SELECT r.guest, COUNT(CASE WHEN r.state = 'sent' AND r.idea_revision = i.revision THEN 1 END) AS sent,
  COUNT(CASE WHEN r.state = 'recused' THEN 1 END) AS recused
FROM initiatives_reviews r JOIN initiatives_ideas i ON i.id = r.idea
WHERE r.call = $1 AND i.state = 'submitted' GROUP BY r.guest
