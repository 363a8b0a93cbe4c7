SELECT COUNT(CASE WHEN disabled_at IS NULL AND password IS NOT NULL THEN 1 END) AS active,
  COUNT(CASE WHEN disabled_at IS NULL AND password IS NULL THEN 1 END) AS fresh,
  COUNT(CASE WHEN disabled_at IS NOT NULL THEN 1 END) AS disabled
FROM people_accounts
