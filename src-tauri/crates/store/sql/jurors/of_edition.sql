SELECT *
FROM jurors
WHERE edition_id = :edition_id
ORDER BY position
