DELETE FROM agency_aliases
WHERE id = :id
