UPDATE certificates
SET edition_id = :edition_id,
    series_id = :series_id,
    running = :running,
    number = :number,
    document = :document,
    revision_id = :revision_id,
    submission = :submission,
    position = :position,
    content = :content,
    check_code = :check_code,
    issued_at = :issued_at,
    state = :state,
    replaces_id = :replaces_id,
    reason = :reason
WHERE id = :id
