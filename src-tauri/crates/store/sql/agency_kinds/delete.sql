DELETE FROM agency_kinds
WHERE id = :id
