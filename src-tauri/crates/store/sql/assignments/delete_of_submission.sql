DELETE FROM assignments
WHERE submission_id = :submission_id
