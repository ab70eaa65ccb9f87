SELECT coalesce(max(position), 0) + 1
FROM jurors
WHERE edition_id = :edition_id
