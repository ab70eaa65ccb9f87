UPDATE panel_decisions
SET edition_id = :edition_id,
    kind = :kind,
    reason = :reason,
    decided_at = :decided_at
WHERE id = :id
