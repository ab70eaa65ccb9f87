SELECT *
FROM editions
WHERE code = :code
