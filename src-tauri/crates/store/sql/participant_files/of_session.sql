SELECT *
FROM participant_files
WHERE session_id = :session_id
ORDER BY added_at, id
