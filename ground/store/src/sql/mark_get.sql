SELECT value FROM store_marks WHERE name = $1
