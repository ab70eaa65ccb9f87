SELECT *
FROM issued_files
WHERE edition_id = :edition_id
  AND document = :document
  AND sha256 = :sha256
