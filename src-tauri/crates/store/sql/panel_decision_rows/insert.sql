INSERT INTO panel_decision_rows (
    id,
    decision_id,
    submission_id,
    place,
    reason
)
VALUES (
    :id,
    :decision_id,
    :submission_id,
    :place,
    :reason
)
