SELECT *
FROM settings
ORDER BY key
