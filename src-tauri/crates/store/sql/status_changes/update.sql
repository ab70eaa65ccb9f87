UPDATE status_changes
SET submission_id = :submission_id,
    from_status = :from_status,
    to_status = :to_status,
    reason = :reason,
    actor = :actor,
    at = :at
WHERE id = :id
