-- Only what an obligation asks: the unit or agency it counts for, and the status.
SELECT coalesce(unit_agency_id, agency_id) AS agency_id, status
FROM submissions
WHERE edition_id = :edition_id
ORDER BY id
