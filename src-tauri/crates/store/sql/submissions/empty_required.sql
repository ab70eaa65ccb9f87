-- How many required sections of the form each submission has left empty. An empty text is not kept, so that the index
-- alone answers and no text is read.
SELECT u.id,
       (SELECT count(*) FROM form_sections WHERE edition_id = :edition_id AND required = 1) - count(f.id) AS empty
FROM submissions u
LEFT JOIN section_texts t ON t.submission_id = u.id
LEFT JOIN form_sections f ON f.id = t.section_id AND f.required = 1
WHERE u.edition_id = :edition_id
GROUP BY u.id
