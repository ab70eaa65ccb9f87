-- Who was invited to each session of the edition and came, and what was written down.
SELECT
    s.id,
    (SELECT count(*) FROM invitations AS i WHERE i.session_id = s.id) AS invited,
    (SELECT count(*) FROM invitations AS i WHERE i.session_id = s.id AND EXISTS (
        SELECT 1 FROM hall_attendances AS h
        WHERE h.session_id = s.id AND h.agency_id = i.agency_id AND h.taken_back = 0
    )) AS hall_agencies,
    (SELECT count(*) FROM invitations AS i WHERE i.session_id = s.id AND EXISTS (
        SELECT 1 FROM participant_files AS f JOIN online_attendances AS o ON o.file_id = f.id
        WHERE f.session_id = s.id AND o.agency_id = i.agency_id
    )) AS online_agencies,
    (SELECT count(*) FROM invitations AS i WHERE i.session_id = s.id AND (EXISTS (
        SELECT 1 FROM hall_attendances AS h
        WHERE h.session_id = s.id AND h.agency_id = i.agency_id AND h.taken_back = 0
    ) OR EXISTS (
        SELECT 1 FROM participant_files AS f JOIN online_attendances AS o ON o.file_id = f.id
        WHERE f.session_id = s.id AND o.agency_id = i.agency_id
    ))) AS came,
    (SELECT count(DISTINCT h.person_id) FROM hall_attendances AS h
        WHERE h.session_id = s.id AND h.taken_back = 0) AS hall_people,
    (SELECT count(DISTINCT o.person_id) FROM participant_files AS f JOIN online_attendances AS o ON o.file_id = f.id
        WHERE f.session_id = s.id) AS online_people,
    (SELECT count(*) FROM agenda_items AS a WHERE a.session_id = s.id) AS agenda_items,
    (SELECT count(*) FROM minute_items AS m WHERE m.session_id = s.id) AS minute_items,
    (SELECT count(*) FROM attachments AS a WHERE a.session_id = s.id) AS attachments
FROM sessions AS s
WHERE s.edition_id = :edition_id
