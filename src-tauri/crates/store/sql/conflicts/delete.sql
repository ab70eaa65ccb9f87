DELETE FROM conflicts
WHERE id = :id
