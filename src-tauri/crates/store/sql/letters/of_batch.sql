SELECT *
FROM letters
WHERE batch_id = :batch_id
ORDER BY position
