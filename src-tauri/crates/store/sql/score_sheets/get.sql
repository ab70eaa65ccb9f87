SELECT *
FROM score_sheets
WHERE id = :id
