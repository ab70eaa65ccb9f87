SELECT *
FROM certificates
WHERE revision_id = :revision_id
ORDER BY position, id
