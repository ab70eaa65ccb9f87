SELECT *
FROM letter_batches
WHERE edition_id = :edition_id
ORDER BY date, id
