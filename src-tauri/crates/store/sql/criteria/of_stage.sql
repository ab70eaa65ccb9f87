SELECT *
FROM criteria
WHERE stage_id = :stage_id
ORDER BY position, id
