INSERT INTO agency_kinds (
    id,
    position,
    code,
    name,
    recap_group_id,
    obliged
)
VALUES (
    :id,
    :position,
    :code,
    :name,
    :recap_group_id,
    :obliged
)
