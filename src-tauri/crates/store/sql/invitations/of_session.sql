SELECT *
FROM invitations
WHERE session_id = :session_id
ORDER BY running
