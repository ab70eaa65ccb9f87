SELECT *
FROM import_mappings
WHERE kind = :kind
