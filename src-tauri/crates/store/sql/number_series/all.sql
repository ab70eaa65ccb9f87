SELECT *
FROM number_series
ORDER BY id
