UPDATE criterion_levels
SET criterion_id = :criterion_id,
    from_mark = :from_mark,
    to_mark = :to_mark,
    text = :text
WHERE id = :id
