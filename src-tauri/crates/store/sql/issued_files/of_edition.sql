SELECT *
FROM issued_files
WHERE edition_id = :edition_id
ORDER BY made_at DESC, id DESC
