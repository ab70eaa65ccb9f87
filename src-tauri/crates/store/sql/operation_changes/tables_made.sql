-- Of the asked operations (a JSON list of ids) the tables in which they made rows.
SELECT DISTINCT op_id, table_name
FROM operation_changes
WHERE op_id IN (SELECT value FROM json_each(:ids))
  AND before IS NULL
