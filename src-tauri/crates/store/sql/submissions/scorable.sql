-- Those that may be scored: lolos; with the administrative selection switched off, masuk is enough.
SELECT u.id
FROM submissions u
JOIN editions e ON e.id = u.edition_id
WHERE u.edition_id = :edition_id
  AND (u.status = 'lolos' OR (e.administrative_selection = 0 AND u.status IN ('masuk', 'perbaikan', 'lengkap')))
ORDER BY u.id
