SELECT reason
FROM operations
WHERE edition_id = :edition_id
  AND substr(reason, 1, length(:begins)) = :begins
ORDER BY seq DESC
LIMIT 1
