SELECT m.id, m.value, s.name
FROM marks m
JOIN criteria c ON c.id = m.criterion_id
JOIN stages s ON s.id = c.stage_id
WHERE m.value NOT BETWEEN s.scale_min AND s.scale_max
