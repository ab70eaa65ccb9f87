DELETE FROM submissions
WHERE id = :id
