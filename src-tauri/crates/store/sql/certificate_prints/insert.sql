INSERT INTO certificate_prints (
    id,
    certificate_id,
    copy,
    at,
    actor,
    paper
)
VALUES (
    :id,
    :certificate_id,
    :copy,
    :at,
    :actor,
    :paper
)
