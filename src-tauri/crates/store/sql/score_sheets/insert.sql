INSERT INTO score_sheets (
    id,
    assignment_id,
    abstain_reason,
    control_total,
    note
)
VALUES (
    :id,
    :assignment_id,
    :abstain_reason,
    :control_total,
    :note
)
