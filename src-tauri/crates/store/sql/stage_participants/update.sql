UPDATE stage_participants
SET stage_id = :stage_id,
    submission_id = :submission_id
WHERE id = :id
