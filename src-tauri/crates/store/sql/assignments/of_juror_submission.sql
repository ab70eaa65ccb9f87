SELECT *
FROM assignments
WHERE submission_id = :submission_id
  AND juror_id = :juror_id
ORDER BY stage_id
