UPDATE issued_files
SET edition_id = :edition_id,
    document = :document,
    revision_id = :revision_id,
    name = :name,
    sha256 = :sha256,
    size = :size,
    made_at = :made_at
WHERE id = :id
