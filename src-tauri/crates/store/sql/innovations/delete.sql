DELETE FROM innovations
WHERE id = :id
