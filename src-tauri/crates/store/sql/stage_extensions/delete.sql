DELETE FROM stage_extensions
WHERE id = :id
