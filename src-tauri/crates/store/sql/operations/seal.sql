UPDATE operations
SET hash = :hash
WHERE id = :id
