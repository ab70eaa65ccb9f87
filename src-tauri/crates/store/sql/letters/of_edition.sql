SELECT letters.*
FROM letters
JOIN letter_batches ON letter_batches.id = letters.batch_id
WHERE letter_batches.edition_id = :edition_id
ORDER BY letters.batch_id, letters.position
