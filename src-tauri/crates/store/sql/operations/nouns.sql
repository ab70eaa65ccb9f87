SELECT DISTINCT substr(kind, 1, instr(kind, '.') - 1) AS noun
FROM operations
WHERE instr(kind, '.') > 1
ORDER BY noun
