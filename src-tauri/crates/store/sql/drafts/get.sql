SELECT text, at
FROM drafts
WHERE form = :form
  AND row = :row
