INSERT INTO marks (
    id,
    sheet_id,
    criterion_id,
    value
)
VALUES (
    :id,
    :sheet_id,
    :criterion_id,
    :value
)
