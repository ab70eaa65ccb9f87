-- In the order of the sheets of score_sheets/of_stage.
SELECT m.sheet_id, m.criterion_id, m.value
FROM assignments a
JOIN score_sheets h ON h.assignment_id = a.id
JOIN marks m ON m.sheet_id = h.id
WHERE a.stage_id = :stage_id
  AND a.state <> 'removed'
ORDER BY a.submission_id, a.juror_id
