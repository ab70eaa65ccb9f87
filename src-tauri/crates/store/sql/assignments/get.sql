SELECT *
FROM assignments
WHERE id = :id
