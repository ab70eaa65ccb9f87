UPDATE innovators
SET submission_id = :submission_id,
    position = :position,
    kind = :kind,
    name = :name,
    office = :office,
    nip = :nip,
    phone = :phone
WHERE id = :id
