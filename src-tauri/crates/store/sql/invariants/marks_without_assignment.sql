SELECT m.id, a.state
FROM marks m
JOIN score_sheets h ON h.id = m.sheet_id
JOIN assignments a ON a.id = h.assignment_id
WHERE a.state IN ('removed', 'conflict')
