SELECT id, status
FROM submissions
WHERE edition_id = :edition_id
ORDER BY id
