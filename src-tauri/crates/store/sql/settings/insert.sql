INSERT INTO settings (
    id,
    key,
    value
)
VALUES (
    :id,
    :key,
    :value
)
