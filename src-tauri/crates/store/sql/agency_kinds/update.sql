UPDATE agency_kinds
SET position = :position,
    code = :code,
    name = :name,
    recap_group_id = :recap_group_id,
    obliged = :obliged
WHERE id = :id
