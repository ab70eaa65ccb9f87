-- Who has this name or this NIP.
SELECT *
FROM people
WHERE normal_name = :normal_name
   OR nip = :nip
ORDER BY id
