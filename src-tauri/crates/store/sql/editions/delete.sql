DELETE FROM editions
WHERE id = :id
