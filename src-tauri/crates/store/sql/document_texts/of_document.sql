SELECT *
FROM document_texts
WHERE edition_id = :edition_id AND document = :document
ORDER BY id
