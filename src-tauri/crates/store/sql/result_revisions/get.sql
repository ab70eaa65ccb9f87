SELECT *
FROM result_revisions
WHERE id = :id
