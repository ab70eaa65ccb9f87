-- Whether anybody scores in a stage.
SELECT EXISTS (SELECT 1 FROM assignments WHERE stage_id = :stage_id AND state = 'assigned')
