SELECT *
FROM signatories
ORDER BY position
