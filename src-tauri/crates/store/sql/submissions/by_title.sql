SELECT *
FROM submissions
WHERE edition_id = :edition_id
  AND agency_id = :agency_id
  AND normal_title = :normal_title
