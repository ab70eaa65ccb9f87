SELECT *
FROM document_values
WHERE edition_id = :edition_id
ORDER BY document, key
