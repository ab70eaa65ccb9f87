DELETE FROM signatories
WHERE id = :id
