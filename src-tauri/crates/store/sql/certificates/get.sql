SELECT *
FROM certificates
WHERE id = :id
