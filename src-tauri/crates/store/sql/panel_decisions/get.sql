SELECT *
FROM panel_decisions
WHERE id = :id
