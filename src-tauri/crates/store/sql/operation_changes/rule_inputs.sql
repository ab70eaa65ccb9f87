-- Rows of the operation under way that the rule of assignments reads, when a column it reads differs.
-- `noun` is the table, `edition_id` the edition of the row where the row names one.
SELECT c.table_name AS noun,
       c.row_id AS row_id,
       json_extract(coalesce(c.after, c.before), '$.edition_id') AS edition_id,
       json_extract(coalesce(c.after, c.before), '$.submission_id') AS submission_id
FROM operation_changes c
WHERE c.op_id = :op_id
  AND CASE c.table_name
          WHEN 'submissions' THEN
              json_extract(c.before, '$.agency_id') IS NOT json_extract(c.after, '$.agency_id')
              OR json_extract(c.before, '$.unit_agency_id') IS NOT json_extract(c.after, '$.unit_agency_id')
              OR json_extract(c.before, '$.status') IS NOT json_extract(c.after, '$.status')
          WHEN 'agencies' THEN
              json_extract(c.before, '$.parent_id') IS NOT json_extract(c.after, '$.parent_id')
              OR json_extract(c.before, '$.merged_into_id') IS NOT json_extract(c.after, '$.merged_into_id')
          WHEN 'jurors' THEN
              c.before IS NULL OR c.after IS NULL
              OR json_extract(c.before, '$.agency_id') IS NOT json_extract(c.after, '$.agency_id')
          WHEN 'editions' THEN
              json_extract(c.before, '$.administrative_selection') IS NOT json_extract(c.after, '$.administrative_selection')
              OR json_extract(c.before, '$.closed_at') IS NOT json_extract(c.after, '$.closed_at')
          WHEN 'stages' THEN
              json_extract(c.before, '$.enabled') IS NOT json_extract(c.after, '$.enabled')
              OR json_extract(c.before, '$.scored') IS NOT json_extract(c.after, '$.scored')
              OR json_extract(c.before, '$.opened_at') IS NOT json_extract(c.after, '$.opened_at')
              OR json_extract(c.before, '$.locked_at') IS NOT json_extract(c.after, '$.locked_at')
              OR json_extract(c.before, '$.participants') IS NOT json_extract(c.after, '$.participants')
          WHEN 'conflicts' THEN 1
          WHEN 'stage_participants' THEN 1
          WHEN 'assignments' THEN 1
          ELSE 0
      END
