UPDATE desk
SET next_counter = :next_counter,
    journal_head = :journal_head
