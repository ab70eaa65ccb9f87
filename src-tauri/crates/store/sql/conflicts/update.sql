UPDATE conflicts
SET juror_id = :juror_id,
    submission_id = :submission_id,
    reason = :reason,
    declared_at = :declared_at
WHERE id = :id
