SELECT *
FROM editions
WHERE id = :id
