UPDATE panel_decision_rows
SET decision_id = :decision_id,
    submission_id = :submission_id,
    place = :place,
    reason = :reason
WHERE id = :id
