INSERT INTO result_revisions (
    id,
    edition_id,
    number,
    frozen_at,
    actor,
    reason,
    format,
    sha256,
    document,
    head
)
VALUES (
    :id,
    :edition_id,
    :number,
    :frozen_at,
    :actor,
    :reason,
    :format,
    :sha256,
    :document,
    :head
)
