-- Speakers, moderators and helpers of a session, with what the register knows of them.
SELECT r.role, r.topic, r.person_id, p.name, p.office, p.agency_id
FROM session_roles r
JOIN people p ON p.id = r.person_id
WHERE r.session_id = :session_id
ORDER BY r.position, r.id
