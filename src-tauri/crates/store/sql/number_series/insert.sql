INSERT INTO number_series (
    id,
    edition_id,
    name,
    template,
    first
)
VALUES (
    :id,
    :edition_id,
    :name,
    :template,
    :first
)
