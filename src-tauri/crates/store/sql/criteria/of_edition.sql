SELECT c.*
FROM criteria c
JOIN stages s ON s.id = c.stage_id
WHERE s.edition_id = :edition_id
ORDER BY c.stage_id, c.position, c.id
