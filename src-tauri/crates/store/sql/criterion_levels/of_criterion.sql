SELECT *
FROM criterion_levels
WHERE criterion_id = :criterion_id
ORDER BY from_mark DESC
