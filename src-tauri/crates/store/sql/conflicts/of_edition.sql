SELECT c.*
FROM conflicts c
JOIN jurors j ON j.id = c.juror_id
WHERE j.edition_id = :edition_id
ORDER BY c.id
