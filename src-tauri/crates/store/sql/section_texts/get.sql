SELECT *
FROM section_texts
WHERE id = :id
