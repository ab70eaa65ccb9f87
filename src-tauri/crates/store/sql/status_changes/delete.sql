DELETE FROM status_changes
WHERE id = :id
