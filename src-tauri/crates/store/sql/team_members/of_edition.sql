SELECT *
FROM team_members
WHERE edition_id = :edition_id
ORDER BY position, id
