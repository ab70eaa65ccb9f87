DELETE FROM certificates
WHERE id = :id
