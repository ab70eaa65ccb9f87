UPDATE criteria
SET stage_id = :stage_id,
    parent_id = :parent_id,
    position = :position,
    code = :code,
    name = :name,
    guidance = :guidance,
    weight = :weight
WHERE id = :id
