DELETE FROM marks
WHERE id = :id
