UPDATE recap_groups
SET position = :position,
    name = :name
WHERE id = :id
