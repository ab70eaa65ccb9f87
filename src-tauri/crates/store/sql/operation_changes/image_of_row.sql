SELECT coalesce(after, before)
FROM operation_changes
WHERE table_name = :table_name
  AND row_id = :row_id
ORDER BY id DESC
LIMIT 1
