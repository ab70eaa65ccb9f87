-- Whose each submission is: what the rule of conflicts asks.
SELECT id, agency_id, unit_agency_id
FROM submissions
WHERE edition_id = :edition_id
ORDER BY id
