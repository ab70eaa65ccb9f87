-- What still refers to an agency, in words for the refusal.
SELECT 'usulan' AS what, count(*) AS n FROM submissions WHERE agency_id = :id OR unit_agency_id = :id
UNION ALL
SELECT 'inovasi', count(*) FROM innovations WHERE agency_id = :id
UNION ALL
SELECT 'juri', count(*) FROM jurors WHERE agency_id = :id
UNION ALL
SELECT 'unit di bawahnya', count(*) FROM agencies WHERE parent_id = :id OR merged_into_id = :id
