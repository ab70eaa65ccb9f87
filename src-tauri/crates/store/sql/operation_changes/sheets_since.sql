-- Every change after an operation; of score sheets and marks also the assignment they belonged to and belong to. A mark
-- whose sheet is gone names none: the change that took the sheet away names it.
SELECT c.table_name,
       CASE c.table_name
         WHEN 'score_sheets' THEN json_extract(c.before, '$.assignment_id')
         WHEN 'marks' THEN (SELECT h.assignment_id FROM score_sheets h WHERE h.id = json_extract(c.before, '$.sheet_id'))
       END AS was_of,
       CASE c.table_name
         WHEN 'score_sheets' THEN json_extract(c.after, '$.assignment_id')
         WHEN 'marks' THEN (SELECT h.assignment_id FROM score_sheets h WHERE h.id = json_extract(c.after, '$.sheet_id'))
       END AS is_of
FROM operations o
CROSS JOIN operation_changes c ON c.op_id = o.id
WHERE o.seq > :seq
LIMIT :limit
