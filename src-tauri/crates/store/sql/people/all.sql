SELECT *
FROM people
ORDER BY normal_name, id
