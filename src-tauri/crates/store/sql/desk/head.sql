SELECT journal_head
FROM desk
