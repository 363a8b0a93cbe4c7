SELECT course, page FROM learn_read WHERE person = $1
