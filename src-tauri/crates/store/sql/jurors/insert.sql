INSERT INTO jurors (
    id,
    edition_id,
    position,
    name,
    normal_name,
    nip,
    agency_id,
    office,
    seat,
    pact_on
)
VALUES (
    :id,
    :edition_id,
    :position,
    :name,
    :normal_name,
    :nip,
    :agency_id,
    :office,
    :seat,
    :pact_on
)
