UPDATE operations
SET label = :label,
    edition_id = :edition_id,
    stage_id = :stage_id,
    reason = :reason,
    undoable = :undoable,
    barrier = :barrier
WHERE id = :id
