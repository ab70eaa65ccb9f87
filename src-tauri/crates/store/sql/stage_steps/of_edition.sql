SELECT t.*
FROM stage_steps t
JOIN stages s ON s.id = t.stage_id
WHERE s.edition_id = :edition_id
ORDER BY s.position, s.id, t.position, t.id
