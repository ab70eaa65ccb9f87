SELECT *
FROM form_sections
WHERE edition_id = :edition_id
ORDER BY position
