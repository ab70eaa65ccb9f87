UPDATE marks
SET sheet_id = :sheet_id,
    criterion_id = :criterion_id,
    value = :value
WHERE id = :id
