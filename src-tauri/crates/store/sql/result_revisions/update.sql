UPDATE result_revisions
SET edition_id = :edition_id,
    number = :number,
    frozen_at = :frozen_at,
    actor = :actor,
    reason = :reason,
    format = :format,
    sha256 = :sha256,
    document = :document,
    head = :head
WHERE id = :id
