DELETE FROM innovators
WHERE id = :id
