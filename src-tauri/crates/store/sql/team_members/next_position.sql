SELECT coalesce(max(position), 0) + 1
FROM team_members
WHERE edition_id = :edition_id
