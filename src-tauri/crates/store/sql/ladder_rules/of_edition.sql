SELECT *
FROM ladder_rules
WHERE edition_id = :edition_id
