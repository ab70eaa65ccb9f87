SELECT count(*) AS count, min(at) AS since
FROM operations
