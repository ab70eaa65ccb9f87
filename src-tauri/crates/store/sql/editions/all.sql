SELECT *
FROM editions
ORDER BY year, id
