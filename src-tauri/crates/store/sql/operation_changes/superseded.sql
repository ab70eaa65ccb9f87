-- Whether a row that an operation changed was left otherwise by a later one. What was changed and brought back since is not.
SELECT 1
FROM operation_changes c
JOIN operation_changes n ON n.id = (
    SELECT max(m.id) FROM operation_changes m WHERE m.table_name = c.table_name AND m.row_id = c.row_id)
WHERE c.op_id = :op_id
  AND n.op_id <> :op_id
  AND n.after IS NOT (
    SELECT own.after FROM operation_changes own
    WHERE own.table_name = c.table_name AND own.row_id = c.row_id AND own.op_id = :op_id
    ORDER BY own.id DESC LIMIT 1)
LIMIT 1
