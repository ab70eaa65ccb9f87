UPDATE criterion_levels
SET criterion_id = :criterion_id,
    from_mark = :from_mark,
    to_mark = :to_mark,
    title = :title,
    text = :text
WHERE id = :id
