UPDATE stages
SET edition_id = :edition_id,
    position = :position,
    code = :code,
    name = :name,
    kind = :kind,
    enabled = :enabled,
    starts_on = :starts_on,
    ends_on = :ends_on,
    scored = :scored,
    weight = :weight,
    participants = :participants,
    opened_at = :opened_at,
    locked_at = :locked_at,
    lock_reason = :lock_reason
WHERE id = :id
