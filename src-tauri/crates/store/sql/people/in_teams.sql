-- Who stands in a team of the edition.
SELECT *
FROM people
WHERE id IN (SELECT person_id FROM team_members WHERE edition_id = :edition_id)
ORDER BY id
