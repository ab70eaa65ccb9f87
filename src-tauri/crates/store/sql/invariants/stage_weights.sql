SELECT e.code, sum(s.weight) AS sum
FROM editions e
JOIN stages s ON s.edition_id = e.id AND s.scored = 1 AND s.enabled = 1
GROUP BY e.id
HAVING sum(s.weight) <> 1000
   AND max(s.opened_at) IS NOT NULL
