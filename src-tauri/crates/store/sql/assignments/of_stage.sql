SELECT *
FROM assignments
WHERE stage_id = :stage_id
ORDER BY submission_id, juror_id
