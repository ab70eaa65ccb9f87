UPDATE award_classes
SET edition_id = :edition_id,
    position = :position,
    short_name = :short_name,
    full_name = :full_name,
    rank_from = :rank_from,
    rank_to = :rank_to,
    document = :document,
    signatory_id = :signatory_id
WHERE id = :id
