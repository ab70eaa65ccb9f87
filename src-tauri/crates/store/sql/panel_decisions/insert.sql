INSERT INTO panel_decisions (
    id,
    edition_id,
    kind,
    reason,
    decided_at
)
VALUES (
    :id,
    :edition_id,
    :kind,
    :reason,
    :decided_at
)
