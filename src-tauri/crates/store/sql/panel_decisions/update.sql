UPDATE panel_decisions
SET edition_id = :edition_id,
    submission_id = :submission_id,
    kind = :kind,
    value = :value,
    reason = :reason
WHERE id = :id
