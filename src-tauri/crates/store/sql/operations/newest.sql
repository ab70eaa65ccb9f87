-- The hash is empty while the operation is under way.
SELECT seq, hash
FROM operations
WHERE seq = (SELECT max(seq) FROM operations)
