INSERT INTO stage_participants (
    id,
    stage_id,
    submission_id
)
VALUES (
    :id,
    :stage_id,
    :submission_id
)
