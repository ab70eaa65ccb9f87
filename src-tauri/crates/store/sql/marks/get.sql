SELECT *
FROM marks
WHERE id = :id
