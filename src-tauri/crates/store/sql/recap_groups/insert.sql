INSERT INTO recap_groups (
    id,
    position,
    name
)
VALUES (
    :id,
    :position,
    :name
)
