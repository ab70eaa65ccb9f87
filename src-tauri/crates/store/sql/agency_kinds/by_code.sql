SELECT *
FROM agency_kinds
WHERE code = :code
