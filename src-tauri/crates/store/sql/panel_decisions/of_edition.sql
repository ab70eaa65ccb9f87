SELECT *
FROM panel_decisions
WHERE edition_id = :edition_id
ORDER BY id
