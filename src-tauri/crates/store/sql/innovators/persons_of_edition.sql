-- The innovators that are persons, with the submission they stand on.
SELECT i.id, i.name, i.nip, i.office, i.phone, coalesce(u.unit_agency_id, u.agency_id) AS agency_id, u.title
FROM submissions u
JOIN innovators i ON i.submission_id = u.id
WHERE u.edition_id = :edition_id
  AND i.kind = 'person'
ORDER BY u.id, i.position
