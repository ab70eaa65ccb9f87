SELECT o.*, 0 AS undone
FROM operations o
ORDER BY o.seq
