UPDATE agency_aliases
SET agency_id = :agency_id,
    text = :text,
    normal = :normal
WHERE id = :id
