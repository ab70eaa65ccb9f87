INSERT INTO issued_files (
    id,
    edition_id,
    document,
    revision_id,
    name,
    sha256,
    size,
    made_at
)
VALUES (
    :id,
    :edition_id,
    :document,
    :revision_id,
    :name,
    :sha256,
    :size,
    :made_at
)
