SELECT *
FROM stage_steps
WHERE stage_id = :stage_id
ORDER BY position, id
