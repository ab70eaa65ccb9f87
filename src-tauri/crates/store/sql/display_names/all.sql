SELECT *
FROM display_names
