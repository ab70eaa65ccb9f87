SELECT *
FROM settings
WHERE id = :id
