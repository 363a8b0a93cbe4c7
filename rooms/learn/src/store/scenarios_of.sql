SELECT course, name, way FROM learn_scenarios WHERE person = $1
