SELECT *
FROM agency_aliases
ORDER BY id
