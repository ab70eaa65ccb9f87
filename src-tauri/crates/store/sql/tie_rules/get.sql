SELECT *
FROM tie_rules
WHERE id = :id
