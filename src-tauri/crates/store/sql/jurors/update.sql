UPDATE jurors
SET edition_id = :edition_id,
    position = :position,
    name = :name,
    normal_name = :normal_name,
    nip = :nip,
    agency_id = :agency_id,
    office = :office,
    seat = :seat,
    pact_on = :pact_on
WHERE id = :id
