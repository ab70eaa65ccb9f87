-- Titles of submissions (a JSON list of ids).
SELECT id, title
FROM submissions
WHERE id IN (SELECT value FROM json_each(:ids))
