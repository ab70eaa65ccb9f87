SELECT *
FROM criterion_levels
WHERE id = :id
