DELETE FROM section_texts
WHERE submission_id = :submission_id
