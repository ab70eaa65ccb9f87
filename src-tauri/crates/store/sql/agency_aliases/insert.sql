INSERT INTO agency_aliases (
    id,
    agency_id,
    text,
    normal
)
VALUES (
    :id,
    :agency_id,
    :text,
    :normal
)
