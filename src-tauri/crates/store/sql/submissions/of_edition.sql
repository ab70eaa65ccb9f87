-- In the order they were begun; whoever shows them puts their numbers in order (domain::codes).
SELECT *
FROM submissions
WHERE edition_id = :edition_id
ORDER BY id
