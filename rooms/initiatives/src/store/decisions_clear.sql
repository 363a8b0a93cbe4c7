DELETE FROM initiatives_decisions WHERE call = $1
