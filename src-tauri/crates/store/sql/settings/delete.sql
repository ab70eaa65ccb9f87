DELETE FROM settings
WHERE id = :id
