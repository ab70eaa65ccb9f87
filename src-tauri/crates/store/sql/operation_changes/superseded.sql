-- Those of the asked operations (a JSON list of ids) that changed a row which a later one left otherwise. What was changed
-- and brought back since is not among them. The changes after :recent are looked at first: they are few, and an operation of
-- many rows is mostly the one that a later one touched.
WITH wanted AS (
    SELECT value AS id, (SELECT max(id) FROM operation_changes WHERE op_id = value) AS last FROM json_each(:ids))
SELECT w.id
FROM wanted w
WHERE EXISTS (
    SELECT 1
    FROM operation_changes n
    WHERE n.id > max(:recent, w.last)
      AND n.id = (SELECT max(m.id) FROM operation_changes m WHERE m.table_name = n.table_name AND m.row_id = n.row_id)
      AND EXISTS (
        SELECT 1 FROM operation_changes own
        WHERE own.table_name = n.table_name AND own.row_id = n.row_id AND own.op_id = w.id)
      AND n.after IS NOT (
        SELECT own.after FROM operation_changes own
        WHERE own.table_name = n.table_name AND own.row_id = n.row_id AND own.op_id = w.id
        ORDER BY own.id DESC LIMIT 1))
OR EXISTS (
    SELECT 1
    FROM operation_changes c
    JOIN operation_changes n ON n.id = (
        SELECT max(m.id) FROM operation_changes m WHERE m.table_name = c.table_name AND m.row_id = c.row_id)
    WHERE c.op_id = w.id
      AND n.id > w.last
      AND n.after IS NOT (
        SELECT own.after FROM operation_changes own
        WHERE own.table_name = c.table_name AND own.row_id = c.row_id AND own.op_id = w.id
        ORDER BY own.id DESC LIMIT 1))
