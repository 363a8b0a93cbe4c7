SELECT as_of, released FROM steering_coverage WHERE as_of <= $1 ORDER BY as_of DESC LIMIT 1
