-- Whether the history knows an operation of this hash.
SELECT count(*)
FROM operations
WHERE hash = :hash
