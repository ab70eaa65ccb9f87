SELECT *
FROM recap_groups
ORDER BY position
