SELECT c.number, count(*) AS times
FROM certificates c
WHERE c.number <> ''
GROUP BY c.edition_id, c.number
HAVING count(*) > 1
