DELETE FROM jurors
WHERE id = :id
