SELECT COUNT(CASE WHEN i.state = 'submitted' THEN 1 END) AS submitted,
  COUNT(CASE WHEN i.state = 'withdrawn' THEN 1 END) AS withdrawn,
  COUNT(CASE WHEN i.state = 'submitted' AND i.outcome IS NULL AND d.outcome IS NULL THEN 1 END) AS undecided
FROM initiatives_ideas i LEFT JOIN initiatives_decisions d ON d.idea = i.id
WHERE i.call = $1
