-- Who came to the hall of a session, those taken back among them.
SELECT *
FROM hall_attendances
WHERE session_id = :session_id
