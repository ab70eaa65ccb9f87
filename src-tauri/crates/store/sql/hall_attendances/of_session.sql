-- Who came to the hall, also what was taken back.
SELECT *
FROM hall_attendances
WHERE session_id = :session_id
ORDER BY id
