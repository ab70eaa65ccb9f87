-- Submissions of a revision whose rank lies in a class with a piagam.
SELECT count(*)
FROM result_rows r
WHERE r.revision_id = :revision_id
  AND r.rank <= (SELECT max(c.rank_to) FROM award_classes c WHERE c.edition_id = :edition_id AND c.document = 'piagam')
