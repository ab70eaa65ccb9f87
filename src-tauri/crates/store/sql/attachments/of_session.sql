SELECT *
FROM attachments
WHERE session_id = :session_id
ORDER BY added_at, id
