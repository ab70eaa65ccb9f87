INSERT INTO criteria (
    id,
    stage_id,
    parent_id,
    position,
    code,
    name,
    guidance,
    weight
)
VALUES (
    :id,
    :stage_id,
    :parent_id,
    :position,
    :code,
    :name,
    :guidance,
    :weight
)
