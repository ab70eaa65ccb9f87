SELECT max(at)
FROM operations
