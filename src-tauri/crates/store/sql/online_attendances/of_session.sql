-- The rows of all participant files of a session.
SELECT o.*
FROM participant_files f
JOIN online_attendances o ON o.file_id = f.id
WHERE f.session_id = :session_id
