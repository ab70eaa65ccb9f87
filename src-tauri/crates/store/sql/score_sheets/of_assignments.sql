-- score_sheets/of_stage for the assignments of a JSON list.
SELECT a.id AS assignment_id, a.submission_id, a.juror_id, a.state, a.reason, h.id AS sheet_id, h.abstain_reason, h.control_total
FROM json_each(:assignments) wanted
CROSS JOIN assignments a ON a.id = wanted.value
LEFT JOIN score_sheets h ON h.assignment_id = a.id
WHERE a.stage_id = :stage_id
  AND a.state <> 'removed'
ORDER BY a.submission_id, a.juror_id
