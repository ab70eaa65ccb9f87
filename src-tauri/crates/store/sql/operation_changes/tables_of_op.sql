SELECT DISTINCT table_name
FROM operation_changes
WHERE op_id = :op_id
ORDER BY table_name
