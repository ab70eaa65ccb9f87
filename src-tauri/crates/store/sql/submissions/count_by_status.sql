SELECT status, count(*)
FROM submissions
WHERE edition_id = :edition_id
GROUP BY status
ORDER BY status
