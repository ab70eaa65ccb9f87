SELECT a.id, s.edition_id, u.edition_id, j.edition_id
FROM assignments a
JOIN stages s ON s.id = a.stage_id
JOIN submissions u ON u.id = a.submission_id
JOIN jurors j ON j.id = a.juror_id
WHERE s.edition_id <> u.edition_id
   OR s.edition_id <> j.edition_id
UNION ALL
SELECT m.id, c.stage_id, a.stage_id, NULL
FROM marks m
JOIN score_sheets h ON h.id = m.sheet_id
JOIN assignments a ON a.id = h.assignment_id
JOIN criteria c ON c.id = m.criterion_id
WHERE c.stage_id <> a.stage_id
