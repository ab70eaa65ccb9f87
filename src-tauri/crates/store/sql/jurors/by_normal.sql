SELECT *
FROM jurors
WHERE edition_id = :edition_id
  AND normal_name = :normal_name
ORDER BY position
