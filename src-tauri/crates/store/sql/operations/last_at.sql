-- The newest operation has the latest time: none goes back behind the one before it. max(at) would read them all.
SELECT at
FROM operations
WHERE seq = (SELECT max(seq) FROM operations)
