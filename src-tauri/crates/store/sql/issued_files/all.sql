SELECT *
FROM issued_files
ORDER BY id
