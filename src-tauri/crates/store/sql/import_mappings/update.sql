UPDATE import_mappings
SET kind = :kind,
    signature = :signature,
    mapping = :mapping
WHERE id = :id
