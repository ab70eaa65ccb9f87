SELECT criterion_id, old_value, new_value, actor, at, reason
FROM mark_versions
WHERE sheet_id = :sheet_id
ORDER BY change_id
