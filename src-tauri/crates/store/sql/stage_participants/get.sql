SELECT *
FROM stage_participants
WHERE id = :id
