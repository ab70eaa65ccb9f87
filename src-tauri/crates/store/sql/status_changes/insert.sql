INSERT INTO status_changes (
    id,
    submission_id,
    from_status,
    to_status,
    reason,
    actor,
    at
)
VALUES (
    :id,
    :submission_id,
    :from_status,
    :to_status,
    :reason,
    :actor,
    :at
)
