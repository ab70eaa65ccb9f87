UPDATE certificate_prints
SET certificate_id = :certificate_id,
    copy = :copy,
    at = :at,
    actor = :actor,
    paper = :paper,
    state = :state,
    reason = :reason
WHERE id = :id
