INSERT INTO assignments (
    id,
    stage_id,
    submission_id,
    juror_id,
    state,
    reason
)
VALUES (
    :id,
    :stage_id,
    :submission_id,
    :juror_id,
    :state,
    :reason
)
