SELECT p.*
FROM certificate_prints p
JOIN certificates c ON c.id = p.certificate_id
WHERE c.edition_id = :edition_id
ORDER BY p.certificate_id, p.id
