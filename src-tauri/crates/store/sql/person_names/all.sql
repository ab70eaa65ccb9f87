SELECT *
FROM person_names
ORDER BY person_id, normal_name, id
