SELECT id, number, frozen_at, actor, reason, sha256
FROM result_revisions
WHERE edition_id = :edition_id
ORDER BY number DESC
LIMIT 1
