SELECT *
FROM conflicts
WHERE id = :id
