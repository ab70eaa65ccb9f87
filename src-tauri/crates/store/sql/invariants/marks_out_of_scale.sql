SELECT m.id, m.value, s.name
FROM marks m
JOIN criteria c ON c.id = m.criterion_id
JOIN stages s ON s.id = c.stage_id
JOIN editions e ON e.id = s.edition_id
WHERE m.value NOT BETWEEN e.scale_min AND e.scale_max
