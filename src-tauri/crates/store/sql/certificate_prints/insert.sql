INSERT INTO certificate_prints (
    id,
    certificate_id,
    copy,
    at,
    actor,
    paper,
    state,
    reason
)
VALUES (
    :id,
    :certificate_id,
    :copy,
    :at,
    :actor,
    :paper,
    :state,
    :reason
)
