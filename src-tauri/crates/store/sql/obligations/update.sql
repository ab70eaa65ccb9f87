UPDATE obligations
SET edition_id = :edition_id,
    agency_id = :agency_id,
    exempt_reason = :exempt_reason,
    exempted_at = :exempted_at
WHERE id = :id
