UPDATE submissions
SET edition_id = :edition_id,
    innovation_id = :innovation_id,
    code = :code,
    title = :title,
    expansion = :expansion,
    normal_title = :normal_title,
    agency_id = :agency_id,
    unit = :unit,
    unit_agency_id = :unit_agency_id,
    kind = :kind,
    category = :category,
    started_on = :started_on,
    status = :status,
    received_at = :received_at,
    published_rank = :published_rank,
    note = :note
WHERE id = :id
