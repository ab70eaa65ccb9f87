INSERT INTO section_texts (
    id,
    submission_id,
    section_id,
    text
)
VALUES (
    :id,
    :submission_id,
    :section_id,
    :text
)
