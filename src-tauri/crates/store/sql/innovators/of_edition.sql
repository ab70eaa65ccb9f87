SELECT i.*
FROM innovators i
JOIN submissions u ON u.id = i.submission_id
WHERE u.edition_id = :edition_id
ORDER BY i.submission_id, i.position
