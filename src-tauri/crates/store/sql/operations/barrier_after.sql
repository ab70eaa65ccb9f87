-- A barrier is a later operation, not undone, that covers what the asked operation touched.
SELECT b.barrier AS barrier, b.label AS label, b.at AS at
FROM operations o
JOIN operations b ON b.edition_id = o.edition_id AND b.seq > o.seq AND b.barrier IS NOT NULL
WHERE o.id = :id
  AND NOT EXISTS (SELECT 1 FROM operations u WHERE u.undoes = b.id)
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
ORDER BY b.seq DESC
LIMIT 1
