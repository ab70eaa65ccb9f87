SELECT *
FROM number_series
WHERE id = :id
