INSERT INTO innovations (
    id,
    title,
    expansion,
    normal_title,
    agency_id,
    started_on,
    note
)
VALUES (
    :id,
    :title,
    :expansion,
    :normal_title,
    :agency_id,
    :started_on,
    :note
)
