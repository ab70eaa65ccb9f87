SELECT x.*
FROM stage_extensions x
JOIN stages s ON s.id = x.stage_id
WHERE s.edition_id = :edition_id
ORDER BY x.at, x.id
