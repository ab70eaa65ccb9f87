SELECT *
FROM agencies
ORDER BY position, id
