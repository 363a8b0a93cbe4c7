DELETE FROM guidance_aims WHERE person = $1
