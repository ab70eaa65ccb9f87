DELETE FROM import_mappings
WHERE id = :id
