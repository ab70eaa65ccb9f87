SELECT *
FROM holidays
ORDER BY date, id
