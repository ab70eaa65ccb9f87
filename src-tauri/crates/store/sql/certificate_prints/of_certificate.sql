SELECT *
FROM certificate_prints
WHERE certificate_id = :certificate_id
ORDER BY id
