DELETE FROM result_revisions
WHERE id = :id
