-- The operations whose undo may stand otherwise since a change: those that left a row which was changed since, and, as
-- `points`, those that made a row to which one of these points or pointed.
WITH since AS (SELECT table_name, row_id, before, after FROM operation_changes WHERE id > :change)
SELECT c.op_id AS id, 0 AS points
FROM since s
CROSS JOIN operation_changes c ON c.table_name = s.table_name AND c.row_id = s.row_id
UNION
SELECT c.op_id, 1
FROM since s
CROSS JOIN pragma_foreign_key_list(s.table_name) l
CROSS JOIN operation_changes c ON c.table_name = l."table"
    AND c.row_id IN (json_extract(s.before, '$.' || l."from"), json_extract(s.after, '$.' || l."from"))
