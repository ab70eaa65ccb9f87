-- operation_changes/of_op, the first of them.
SELECT id, table_name, row_id, before, after
FROM operation_changes
WHERE op_id = :op_id
ORDER BY id
LIMIT :limit
