SELECT *
FROM score_sheets
WHERE assignment_id = :assignment_id
