SELECT *
FROM recap_groups
WHERE id = :id
