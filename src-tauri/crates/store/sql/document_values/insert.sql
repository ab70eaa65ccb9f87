INSERT INTO document_values (
    id,
    edition_id,
    document,
    key,
    value
)
VALUES (
    :id,
    :edition_id,
    :document,
    :key,
    :value
)
