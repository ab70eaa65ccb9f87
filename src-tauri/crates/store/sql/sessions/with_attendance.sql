-- The sessions of an edition up to a day that somebody attended, the newest first.
SELECT s.id
FROM sessions s
WHERE s.edition_id = :edition_id
  AND s.date <= :day
  AND (EXISTS (SELECT 1 FROM hall_attendances h WHERE h.session_id = s.id AND h.taken_back = 0)
    OR EXISTS (SELECT 1 FROM participant_files f WHERE f.session_id = s.id))
ORDER BY s.date DESC, s.starts_at DESC, s.id DESC
