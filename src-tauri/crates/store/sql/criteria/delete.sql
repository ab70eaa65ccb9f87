DELETE FROM criteria
WHERE id = :id
