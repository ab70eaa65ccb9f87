SELECT *
FROM award_classes
WHERE id = :id
