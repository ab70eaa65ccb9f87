SELECT *
FROM criteria
WHERE id = :id
