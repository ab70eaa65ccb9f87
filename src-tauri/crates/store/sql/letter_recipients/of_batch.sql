SELECT letter_recipients.*
FROM letter_recipients
JOIN letters ON letters.id = letter_recipients.letter_id
WHERE letters.batch_id = :batch_id
ORDER BY letter_recipients.position
