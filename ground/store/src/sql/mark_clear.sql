DELETE FROM store_marks WHERE name = $1
