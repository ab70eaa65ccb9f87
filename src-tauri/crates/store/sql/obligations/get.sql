SELECT *
FROM obligations
WHERE id = :id
