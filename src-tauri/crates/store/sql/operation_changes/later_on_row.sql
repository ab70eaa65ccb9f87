SELECT o.id AS id, o.label AS label, o.at AS at
FROM operation_changes c
JOIN operations o ON o.id = c.op_id
WHERE c.table_name = :table_name
  AND c.row_id = :row_id
  AND c.op_id <> :op_id
ORDER BY c.id DESC
LIMIT 1
