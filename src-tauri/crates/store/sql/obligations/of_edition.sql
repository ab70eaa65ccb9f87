SELECT *
FROM obligations
WHERE edition_id = :edition_id
ORDER BY id
