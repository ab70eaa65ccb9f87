INSERT INTO assets (
    id,
    key,
    media_type,
    sha256,
    bytes
)
VALUES (
    :id,
    :key,
    :media_type,
    :sha256,
    :bytes
)
