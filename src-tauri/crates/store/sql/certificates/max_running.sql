SELECT coalesce(max(running), 0)
FROM certificates
WHERE series_id = :series_id
