SELECT course, name, version, tries, response FROM learn_checks WHERE person = $1
