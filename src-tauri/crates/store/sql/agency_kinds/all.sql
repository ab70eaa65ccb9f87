SELECT *
FROM agency_kinds
ORDER BY position
