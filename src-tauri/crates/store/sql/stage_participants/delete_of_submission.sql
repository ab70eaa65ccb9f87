DELETE FROM stage_participants
WHERE submission_id = :submission_id
