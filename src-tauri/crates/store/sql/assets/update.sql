UPDATE assets
SET key = :key,
    media_type = :media_type,
    sha256 = :sha256,
    bytes = :bytes
WHERE id = :id
