SELECT *
FROM agency_kinds
WHERE id = :id
