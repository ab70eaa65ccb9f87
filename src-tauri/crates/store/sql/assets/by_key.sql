SELECT *
FROM assets
WHERE key = :key
