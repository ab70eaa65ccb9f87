SELECT *
FROM obligations
WHERE edition_id = :edition_id
  AND agency_id = :agency_id
