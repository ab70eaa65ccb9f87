-- The newest barrier after each of the asked operations (a JSON list of ids): a later operation, not undone, that covers
-- what the asked one touched. `max` makes the other columns those of the newest row.
SELECT o.id AS id, b.barrier AS barrier, b.label AS label, b.at AS at, max(b.seq) AS seq
FROM json_each(:ids) wanted
JOIN operations o ON o.id = wanted.value
JOIN operations b ON b.edition_id = o.edition_id AND b.seq > o.seq AND b.barrier IS NOT NULL
WHERE NOT EXISTS (SELECT 1 FROM operations u WHERE u.undoes = b.id)
  -- A lock that was opened again with its reason bars nothing any more.
  AND NOT (b.barrier = 'stage' AND EXISTS (
      SELECT 1 FROM operations w WHERE w.kind = 'stages.unlock' AND w.stage_id = b.stage_id AND w.seq > b.seq))
  AND CASE b.barrier
          WHEN 'edition' THEN 1
          WHEN 'stage' THEN o.stage_id = b.stage_id
              OR (o.stage_id IS NULL AND EXISTS (
                  SELECT 1 FROM operation_changes c
                  WHERE c.op_id = o.id
                    AND c.table_name IN ('marks', 'score_sheets', 'assignments', 'criteria', 'stage_participants')))
          ELSE o.kind LIKE 'certificates.%'
      END
GROUP BY o.id
