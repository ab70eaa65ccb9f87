INSERT INTO result_rows (
    id,
    revision_id,
    position,
    submission,
    rank,
    computed_rank,
    title,
    agency,
    final_score,
    class
)
VALUES (
    :id,
    :revision_id,
    :position,
    :submission,
    :rank,
    :computed_rank,
    :title,
    :agency,
    :final_score,
    :class
)
