SELECT *
FROM innovators
WHERE id = :id
