SELECT *
FROM result_revisions
WHERE edition_id = :edition_id AND number = :number
