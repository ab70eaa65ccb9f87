SELECT coalesce(max(CAST(code AS INTEGER)), 0) + 1
FROM submissions
WHERE edition_id = :edition_id
