SELECT *
FROM submissions
WHERE id = :id
