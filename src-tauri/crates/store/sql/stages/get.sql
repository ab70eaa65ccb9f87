SELECT *
FROM stages
WHERE id = :id
