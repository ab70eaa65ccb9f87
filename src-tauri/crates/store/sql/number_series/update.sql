UPDATE number_series
SET edition_id = :edition_id,
    name = :name,
    template = :template,
    first = :first
WHERE id = :id
