SELECT *
FROM obligations
WHERE agency_id = :agency_id
ORDER BY id
