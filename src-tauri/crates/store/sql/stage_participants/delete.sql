DELETE FROM stage_participants
WHERE id = :id
