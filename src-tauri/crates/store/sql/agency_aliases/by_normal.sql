SELECT *
FROM agency_aliases
WHERE normal = :normal
