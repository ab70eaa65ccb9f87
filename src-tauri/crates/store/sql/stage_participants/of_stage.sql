SELECT *
FROM stage_participants
WHERE stage_id = :stage_id
ORDER BY id
