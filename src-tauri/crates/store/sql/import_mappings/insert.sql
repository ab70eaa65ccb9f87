INSERT INTO import_mappings (
    id,
    kind,
    signature,
    mapping
)
VALUES (
    :id,
    :kind,
    :signature,
    :mapping
)
