SELECT *
FROM settings
WHERE key = :key
