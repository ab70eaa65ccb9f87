DELETE FROM issued_files
WHERE id = :id
