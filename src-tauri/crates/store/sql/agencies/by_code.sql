SELECT *
FROM agencies
WHERE code = :code
