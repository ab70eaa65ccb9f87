UPDATE section_texts
SET submission_id = :submission_id,
    section_id = :section_id,
    text = :text
WHERE id = :id
