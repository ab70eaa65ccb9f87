UPDATE stage_extensions
SET stage_id = :stage_id,
    old_ends_on = :old_ends_on,
    new_ends_on = :new_ends_on,
    reason = :reason,
    at = :at
WHERE id = :id
