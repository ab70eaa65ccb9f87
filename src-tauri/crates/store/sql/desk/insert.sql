INSERT INTO desk (id, lineage, created_at, is_sample, copy_bits, next_counter, journal_head)
VALUES (1, :lineage, :created_at, :is_sample, :copy_bits, 1, :journal_head)
