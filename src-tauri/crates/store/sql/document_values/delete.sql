DELETE FROM document_values
WHERE id = :id
