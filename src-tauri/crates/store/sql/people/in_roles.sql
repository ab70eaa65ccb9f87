-- Who speaks, moderates or helps at the session.
SELECT *
FROM people
WHERE id IN (SELECT person_id FROM session_roles WHERE session_id = :session_id)
ORDER BY id
