-- Agencies of the operation under way whose duty by the register (wajib, not merged) may differ.
SELECT DISTINCT c.row_id AS agency_id
FROM operation_changes c
WHERE c.op_id = :op_id
  AND c.table_name = 'agencies'
  AND (json_extract(c.before, '$.obliged') IS NOT json_extract(c.after, '$.obliged')
       OR json_extract(c.before, '$.merged_into_id') IS NOT json_extract(c.after, '$.merged_into_id'))
ORDER BY c.row_id
