DELETE FROM certificate_prints
WHERE id = :id
