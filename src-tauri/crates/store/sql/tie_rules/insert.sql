INSERT INTO tie_rules (
    id,
    edition_id,
    position,
    kind,
    stage_id,
    criterion_id
)
VALUES (
    :id,
    :edition_id,
    :position,
    :kind,
    :stage_id,
    :criterion_id
)
