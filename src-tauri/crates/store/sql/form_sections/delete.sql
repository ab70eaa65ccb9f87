DELETE FROM form_sections
WHERE id = :id
