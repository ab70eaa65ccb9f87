DELETE FROM conflicts
WHERE submission_id = :submission_id
