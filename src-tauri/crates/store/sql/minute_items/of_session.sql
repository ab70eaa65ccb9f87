SELECT *
FROM minute_items
WHERE session_id = :session_id
ORDER BY position, id
