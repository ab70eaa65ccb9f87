-- How many required sections of the form each submission has left empty. An empty text is not kept, so that the indexes
-- alone answer and no text is read.
SELECT u.id,
       (SELECT count(*) FROM form_sections WHERE edition_id = :edition_id AND required = 1) - (
           SELECT count(*)
           FROM section_texts t
           JOIN form_sections f ON f.id = t.section_id
           WHERE t.submission_id = u.id AND f.required = 1
       )
FROM submissions u
WHERE u.edition_id = :edition_id
