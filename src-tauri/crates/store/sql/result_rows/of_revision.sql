SELECT *
FROM result_rows
WHERE revision_id = :revision_id
ORDER BY position
