-- Who came to the hall of a session.
SELECT *
FROM people
WHERE id IN (SELECT person_id FROM hall_attendances WHERE session_id = :session_id)
ORDER BY id
