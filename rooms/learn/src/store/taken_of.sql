SELECT course, registration, started_at, seen_at, page, completed_at FROM learn_taken WHERE person = $1
ORDER BY course
