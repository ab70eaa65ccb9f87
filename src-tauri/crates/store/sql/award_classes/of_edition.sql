SELECT *
FROM award_classes
WHERE edition_id = :edition_id
ORDER BY position
