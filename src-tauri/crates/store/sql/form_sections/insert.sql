INSERT INTO form_sections (
    id,
    edition_id,
    position,
    code,
    name,
    guidance,
    required,
    max_words,
    weight
)
VALUES (
    :id,
    :edition_id,
    :position,
    :code,
    :name,
    :guidance,
    :required,
    :max_words,
    :weight
)
