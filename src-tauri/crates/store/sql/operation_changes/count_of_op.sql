SELECT count(*)
FROM operation_changes
WHERE op_id = :op_id
