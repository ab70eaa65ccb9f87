UPDATE assignments
SET stage_id = :stage_id,
    submission_id = :submission_id,
    juror_id = :juror_id,
    state = :state,
    reason = :reason
WHERE id = :id
