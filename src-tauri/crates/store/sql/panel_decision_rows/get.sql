SELECT *
FROM panel_decision_rows
WHERE id = :id
