DELETE FROM innovators
WHERE submission_id = :submission_id
