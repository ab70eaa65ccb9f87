INSERT INTO conflicts (
    id,
    juror_id,
    submission_id,
    reason,
    declared_at
)
VALUES (
    :id,
    :juror_id,
    :submission_id,
    :reason,
    :declared_at
)
