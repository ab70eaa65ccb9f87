UPDATE form_sections
SET edition_id = :edition_id,
    position = :position,
    code = :code,
    name = :name,
    guidance = :guidance,
    required = :required,
    max_words = :max_words,
    weight = :weight
WHERE id = :id
