WITH RECURSIVE up (start, at, depth) AS (
    SELECT id, parent_id, 1 FROM agencies WHERE parent_id IS NOT NULL
    UNION ALL
    SELECT up.start, a.parent_id, up.depth + 1
    FROM up
    JOIN agencies a ON a.id = up.at
    WHERE a.parent_id IS NOT NULL AND up.depth < 64
)
SELECT a.code
FROM up
JOIN agencies a ON a.id = up.start
WHERE up.at = up.start
GROUP BY a.id
