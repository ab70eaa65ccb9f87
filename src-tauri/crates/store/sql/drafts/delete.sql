DELETE FROM drafts
WHERE form = :form
  AND row = :row
  AND stroke <= :stroke
