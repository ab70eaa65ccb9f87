INSERT INTO criterion_levels (
    id,
    criterion_id,
    from_mark,
    to_mark,
    title,
    text
)
VALUES (
    :id,
    :criterion_id,
    :from_mark,
    :to_mark,
    :title,
    :text
)
