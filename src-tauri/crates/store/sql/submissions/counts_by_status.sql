SELECT status, count(*) AS n
FROM submissions
WHERE edition_id = :edition_id
GROUP BY status
