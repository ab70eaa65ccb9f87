INSERT INTO drafts (form, row, text, at, stroke)
VALUES (:form, :row, :text, :at, :stroke)
ON CONFLICT (form, row) DO UPDATE SET text = excluded.text, at = excluded.at, stroke = excluded.stroke
WHERE drafts.stroke <= excluded.stroke
