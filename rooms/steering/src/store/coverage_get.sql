SELECT released FROM steering_coverage WHERE as_of = $1
