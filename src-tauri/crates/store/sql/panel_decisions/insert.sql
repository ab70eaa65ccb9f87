INSERT INTO panel_decisions (
    id,
    edition_id,
    submission_id,
    kind,
    value,
    reason
)
VALUES (
    :id,
    :edition_id,
    :submission_id,
    :kind,
    :value,
    :reason
)
