SELECT o.*, EXISTS (SELECT 1 FROM operations u WHERE u.undoes = o.id) AS undone
FROM operations o
WHERE o.program_run = :run
ORDER BY o.seq DESC
