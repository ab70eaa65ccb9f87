SELECT *
FROM sessions
WHERE edition_id = :edition_id
ORDER BY date, starts_at, id
