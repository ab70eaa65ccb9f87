SELECT *
FROM certificate_prints
WHERE id = :id
