SELECT *
FROM document_texts
WHERE edition_id = :edition_id AND document = :document AND piece = :piece
