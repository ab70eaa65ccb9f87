UPDATE document_values
SET edition_id = :edition_id,
    document = :document,
    key = :key,
    value = :value
WHERE id = :id
