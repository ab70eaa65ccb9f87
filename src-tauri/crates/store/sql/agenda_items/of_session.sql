SELECT *
FROM agenda_items
WHERE session_id = :session_id
ORDER BY position, id
