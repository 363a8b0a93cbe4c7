UPDATE initiatives_ideas
SET outcome = (SELECT d.outcome FROM initiatives_decisions d WHERE d.idea = initiatives_ideas.id),
  reason = (SELECT d.reason FROM initiatives_decisions d WHERE d.idea = initiatives_ideas.id),
  decided_by = (SELECT d.decided_by FROM initiatives_decisions d WHERE d.idea = initiatives_ideas.id),
  decided_at = (SELECT d.decided_at FROM initiatives_decisions d WHERE d.idea = initiatives_ideas.id)
WHERE call = $1 AND state = 'submitted'
