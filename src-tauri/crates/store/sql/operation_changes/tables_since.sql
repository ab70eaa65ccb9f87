-- The tables that were written after an operation.
SELECT DISTINCT c.table_name
FROM operations o
CROSS JOIN operation_changes c ON c.op_id = o.id
WHERE o.seq > :seq
