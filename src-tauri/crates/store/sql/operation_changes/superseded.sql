-- Those of the asked operations (a JSON list of ids) that changed a row which a later one left otherwise. What was changed
-- and brought back since is not among them.
SELECT wanted.value AS id
FROM json_each(:ids) wanted
WHERE EXISTS (
    SELECT 1
    FROM operation_changes c
    JOIN operation_changes n ON n.id = (
        SELECT max(m.id) FROM operation_changes m WHERE m.table_name = c.table_name AND m.row_id = c.row_id)
    WHERE c.op_id = wanted.value
      AND n.op_id <> wanted.value
      AND n.after IS NOT (
        SELECT own.after FROM operation_changes own
        WHERE own.table_name = c.table_name AND own.row_id = c.row_id AND own.op_id = wanted.value
        ORDER BY own.id DESC LIMIT 1))
