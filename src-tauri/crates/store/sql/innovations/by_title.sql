SELECT *
FROM innovations
WHERE agency_id = :agency_id
  AND normal_title = :normal_title
