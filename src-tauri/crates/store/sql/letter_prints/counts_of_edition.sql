SELECT letter_prints.letter_id, count(*) AS prints
FROM letter_prints
JOIN letters ON letters.id = letter_prints.letter_id
JOIN letter_batches ON letter_batches.id = letters.batch_id
WHERE letter_batches.edition_id = :edition_id
GROUP BY letter_prints.letter_id
