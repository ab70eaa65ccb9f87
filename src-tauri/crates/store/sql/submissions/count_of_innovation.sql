SELECT count(*)
FROM submissions
WHERE innovation_id = :innovation_id
