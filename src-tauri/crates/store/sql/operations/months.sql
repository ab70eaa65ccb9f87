-- The desk's zone keeps its distance from UTC all year.
SELECT DISTINCT strftime('%Y-%m', (at + :zone_millis) / 1000, 'unixepoch') AS month
FROM operations
ORDER BY month DESC
