DELETE FROM result_rows
WHERE id = :id
