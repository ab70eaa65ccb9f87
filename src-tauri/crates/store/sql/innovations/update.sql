UPDATE innovations
SET title = :title,
    expansion = :expansion,
    normal_title = :normal_title,
    agency_id = :agency_id,
    started_on = :started_on,
    note = :note
WHERE id = :id
