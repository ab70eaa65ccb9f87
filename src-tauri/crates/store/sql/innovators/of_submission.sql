SELECT *
FROM innovators
WHERE submission_id = :submission_id
ORDER BY position
