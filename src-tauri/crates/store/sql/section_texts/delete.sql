DELETE FROM section_texts
WHERE id = :id
