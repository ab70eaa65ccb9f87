SELECT *
FROM stages
WHERE edition_id = :edition_id
  AND code = :code
