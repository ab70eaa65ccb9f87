SELECT *
FROM agencies
WHERE id = :id
