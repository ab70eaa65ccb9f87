SELECT *
FROM certificates
WHERE edition_id = :edition_id
ORDER BY running, id
