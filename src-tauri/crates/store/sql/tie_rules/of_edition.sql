SELECT *
FROM tie_rules
WHERE edition_id = :edition_id
ORDER BY position
