UPDATE result_rows
SET revision_id = :revision_id,
    position = :position,
    submission = :submission,
    rank = :rank,
    computed_rank = :computed_rank,
    title = :title,
    agency = :agency,
    final_score = :final_score,
    class = :class
WHERE id = :id
