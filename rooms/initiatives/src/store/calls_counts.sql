SELECT call, COUNT(*) AS total FROM initiatives_ideas WHERE state = 'submitted' GROUP BY call
