SELECT *
FROM stages
WHERE edition_id = :edition_id
ORDER BY position
