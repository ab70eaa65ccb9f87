SELECT duty_notes.*
FROM duty_notes
JOIN obligations ON obligations.id = duty_notes.obligation_id
WHERE obligations.edition_id = :edition_id
ORDER BY duty_notes.date, duty_notes.id
