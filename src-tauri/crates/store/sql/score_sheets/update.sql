UPDATE score_sheets
SET assignment_id = :assignment_id,
    abstain_reason = :abstain_reason,
    control_total = :control_total,
    note = :note
WHERE id = :id
