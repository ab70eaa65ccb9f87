INSERT INTO drafts (form, row, text, at)
VALUES (:form, :row, :text, :at)
ON CONFLICT (form, row) DO UPDATE SET text = excluded.text, at = excluded.at
