DELETE FROM passport_levels WHERE as_of <= $1
