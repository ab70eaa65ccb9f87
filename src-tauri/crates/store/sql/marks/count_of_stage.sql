SELECT count(*)
FROM marks m
JOIN criteria c ON c.id = m.criterion_id
WHERE c.stage_id = :stage_id
