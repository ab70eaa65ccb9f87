DELETE FROM stages
WHERE id = :id
