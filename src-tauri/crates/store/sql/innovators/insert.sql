INSERT INTO innovators (
    id,
    submission_id,
    position,
    kind,
    name,
    office,
    nip,
    phone
)
VALUES (
    :id,
    :submission_id,
    :position,
    :kind,
    :name,
    :office,
    :nip,
    :phone
)
