SELECT *
FROM conflicts
WHERE juror_id = :juror_id
  AND submission_id = :submission_id
