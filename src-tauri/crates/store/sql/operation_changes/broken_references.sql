-- Rows of the open transaction that point to a row which is not there, and whether this operation wrote them.
SELECT DISTINCT c."table" AS child, l."from" AS field, c.parent AS parent,
       EXISTS (SELECT 1 FROM operation_changes o WHERE o.op_id = :op_id AND o.table_name = c."table" AND o.row_id = c.rowid) AS written
FROM pragma_foreign_key_check c
JOIN pragma_foreign_key_list(c."table") l ON l.id = c.fkid
ORDER BY c."table", l."from"
