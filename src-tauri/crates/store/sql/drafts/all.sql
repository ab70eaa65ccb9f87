SELECT form, row, text, at
FROM drafts
ORDER BY at DESC
