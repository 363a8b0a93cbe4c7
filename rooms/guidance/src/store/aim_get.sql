SELECT occupation FROM guidance_aims WHERE person = $1
