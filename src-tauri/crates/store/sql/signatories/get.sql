SELECT *
FROM signatories
WHERE id = :id
