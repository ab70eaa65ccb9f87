SELECT count(*)
FROM certificate_prints
WHERE certificate_id = :certificate_id
