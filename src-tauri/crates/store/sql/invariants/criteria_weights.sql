SELECT s.name, sum(c.weight) AS sum
FROM stages s
JOIN criteria c ON c.stage_id = s.id
WHERE s.opened_at IS NOT NULL
  AND NOT EXISTS (SELECT 1 FROM criteria k WHERE k.parent_id = c.id)
GROUP BY s.id
HAVING sum(c.weight) <> 1000
