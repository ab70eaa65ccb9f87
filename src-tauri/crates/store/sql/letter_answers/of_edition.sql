SELECT letter_answers.*
FROM letter_answers
JOIN letter_recipients ON letter_recipients.id = letter_answers.recipient_id
JOIN letters ON letters.id = letter_recipients.letter_id
JOIN letter_batches ON letter_batches.id = letters.batch_id
WHERE letter_batches.edition_id = :edition_id
ORDER BY letter_answers.date, letter_answers.id
