SELECT *
FROM agency_aliases
WHERE agency_id = :agency_id
ORDER BY id
