SELECT *
FROM marks
WHERE sheet_id = :sheet_id
ORDER BY criterion_id
