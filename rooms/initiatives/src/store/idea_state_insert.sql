INSERT INTO initiatives_idea_states (person, idea, state, at) VALUES ($1, $2, $3, $4)
