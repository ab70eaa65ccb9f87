SELECT *
FROM number_series
WHERE edition_id = :edition_id
ORDER BY id
