INSERT INTO desk_copies (copy_bits, made_at, how)
VALUES (:copy_bits, :made_at, :how)
ON CONFLICT (copy_bits) DO UPDATE SET made_at = excluded.made_at, how = excluded.how
