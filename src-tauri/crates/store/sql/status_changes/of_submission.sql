SELECT *
FROM status_changes
WHERE submission_id = :submission_id
ORDER BY at, id
