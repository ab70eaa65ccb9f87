SELECT t.name AS child, l."from" AS "column", l."table" AS parent
FROM pragma_table_list t
JOIN pragma_foreign_key_list(t.name) l
WHERE t.schema = 'main'
ORDER BY child, "column"
