SELECT *
FROM document_values
WHERE edition_id = :edition_id
  AND document = :document
  AND key = :key
