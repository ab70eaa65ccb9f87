SELECT *
FROM assignments
WHERE stage_id = :stage_id
  AND submission_id = :submission_id
ORDER BY juror_id
