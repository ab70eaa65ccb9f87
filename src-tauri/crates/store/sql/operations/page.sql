SELECT o.*, EXISTS (SELECT 1 FROM operations u WHERE u.undoes = o.id) AS undone
FROM operations o
WHERE (:before IS NULL OR o.seq < :before)
  AND (:text = '' OR o.label LIKE '%' || :text || '%' OR o.actor LIKE '%' || :text || '%')
  AND (:edition_id IS NULL OR o.edition_id IS NULL OR o.edition_id = :edition_id)
ORDER BY o.seq DESC
LIMIT :limit
