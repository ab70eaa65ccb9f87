DELETE FROM assets
WHERE id = :id
