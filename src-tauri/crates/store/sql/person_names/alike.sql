-- Whose other spelling has this name or this NIP.
SELECT *
FROM person_names
WHERE normal_name = :normal_name
   OR nip = :nip
ORDER BY id
