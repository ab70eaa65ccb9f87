DELETE FROM obligations
WHERE id = :id
