DELETE FROM assignments
WHERE id = :id
