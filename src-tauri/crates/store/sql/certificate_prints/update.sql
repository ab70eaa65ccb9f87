UPDATE certificate_prints
SET certificate_id = :certificate_id,
    copy = :copy,
    at = :at,
    actor = :actor,
    paper = :paper
WHERE id = :id
