DELETE FROM agencies
WHERE id = :id
