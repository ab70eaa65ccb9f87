SELECT o.*, EXISTS (SELECT 1 FROM operations u WHERE u.undoes = o.id) AS undone
FROM operations o
WHERE (:before IS NULL OR o.seq < :before)
  AND (:text = '' OR o.label LIKE '%' || :text || '%' OR o.actor LIKE '%' || :text || '%' OR o.reason LIKE '%' || :text || '%')
  AND (:edition_id IS NULL OR o.edition_id IS NULL OR o.edition_id = :edition_id)
  AND (:actor IS NULL OR o.actor = :actor)
  AND (:noun IS NULL OR substr(o.kind, 1, length(:noun) + 1) = :noun || '.')
  AND (:from_at IS NULL OR o.at >= :from_at)
  AND (:until_at IS NULL OR o.at < :until_at)
  -- What was never undoable or is undone; whether the rest can be taken back is asked of each.
  AND (:open = 0 OR (o.undoable = 1 AND NOT EXISTS (SELECT 1 FROM operations u WHERE u.undoes = o.id)))
ORDER BY o.seq DESC
LIMIT :limit
