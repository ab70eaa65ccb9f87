-- How many changes there are: ids are given in their order and none is taken away.
SELECT coalesce(max(id), 0) FROM operation_changes
