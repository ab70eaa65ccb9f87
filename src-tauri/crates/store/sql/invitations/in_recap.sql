-- The agencies invited to a session, in the order of the register.
SELECT i.agency_id
FROM invitations i
JOIN agencies a ON a.id = i.agency_id
WHERE i.session_id = :session_id
ORDER BY a.position, a.id
