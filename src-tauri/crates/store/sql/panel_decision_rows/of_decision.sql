SELECT *
FROM panel_decision_rows
WHERE decision_id = :decision_id
ORDER BY place, id
