INSERT INTO award_classes (
    id,
    edition_id,
    position,
    short_name,
    full_name,
    rank_from,
    rank_to,
    document,
    signatory_id
)
VALUES (
    :id,
    :edition_id,
    :position,
    :short_name,
    :full_name,
    :rank_from,
    :rank_to,
    :document,
    :signatory_id
)
