-- marks/of_stage for the assignments of a JSON list.
SELECT m.sheet_id, m.criterion_id, m.value
FROM json_each(:assignments) wanted
CROSS JOIN assignments a ON a.id = wanted.value
JOIN score_sheets h ON h.assignment_id = a.id
JOIN marks m ON m.sheet_id = h.id
WHERE a.stage_id = :stage_id
  AND a.state <> 'removed'
ORDER BY a.submission_id, a.juror_id
