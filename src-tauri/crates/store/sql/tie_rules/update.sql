UPDATE tie_rules
SET edition_id = :edition_id,
    position = :position,
    kind = :kind,
    stage_id = :stage_id,
    criterion_id = :criterion_id
WHERE id = :id
