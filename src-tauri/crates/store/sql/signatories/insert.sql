INSERT INTO signatories (
    id,
    position,
    role,
    name,
    nip,
    rank_grade,
    office,
    capacity,
    principal,
    valid_from,
    valid_to,
    signature
)
VALUES (
    :id,
    :position,
    :role,
    :name,
    :nip,
    :rank_grade,
    :office,
    :capacity,
    :principal,
    :valid_from,
    :valid_to,
    :signature
)
