SELECT letter_recipients.*
FROM letter_recipients
JOIN letters ON letters.id = letter_recipients.letter_id
JOIN letter_batches ON letter_batches.id = letters.batch_id
WHERE letter_batches.edition_id = :edition_id
ORDER BY letter_recipients.letter_id, letter_recipients.position
