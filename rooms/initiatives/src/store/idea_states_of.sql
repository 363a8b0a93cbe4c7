SELECT state, at FROM initiatives_idea_states WHERE person = $1 AND idea = $2 ORDER BY position
