UPDATE people_roles SET role = role WHERE role = 'administrator'
