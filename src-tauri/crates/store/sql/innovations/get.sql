SELECT *
FROM innovations
WHERE id = :id
