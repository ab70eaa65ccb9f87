UPDATE signatories
SET position = :position,
    role = :role,
    name = :name,
    nip = :nip,
    rank_grade = :rank_grade,
    office = :office,
    capacity = :capacity,
    principal = :principal,
    valid_from = :valid_from,
    valid_to = :valid_to,
    signature = :signature
WHERE id = :id
