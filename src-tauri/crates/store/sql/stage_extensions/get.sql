SELECT *
FROM stage_extensions
WHERE id = :id
