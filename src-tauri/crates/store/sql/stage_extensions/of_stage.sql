SELECT *
FROM stage_extensions
WHERE stage_id = :stage_id
ORDER BY id
