SELECT *
FROM jurors
WHERE id = :id
