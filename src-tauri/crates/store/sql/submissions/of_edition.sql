SELECT *
FROM submissions
WHERE edition_id = :edition_id
ORDER BY code, id
