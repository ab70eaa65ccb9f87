SELECT l.*
FROM criterion_levels l
JOIN criteria c ON c.id = l.criterion_id
JOIN stages s ON s.id = c.stage_id
WHERE s.edition_id = :edition_id
ORDER BY l.criterion_id, l.from_mark DESC
