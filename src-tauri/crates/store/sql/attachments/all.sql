SELECT *
FROM attachments
ORDER BY id
