INSERT INTO obligations (
    id,
    edition_id,
    agency_id,
    exempt_reason,
    exempted_at
)
VALUES (
    :id,
    :edition_id,
    :agency_id,
    :exempt_reason,
    :exempted_at
)
