INSERT INTO desk_copies (copy_bits, made_at, how)
VALUES (:copy_bits, :made_at, :how)
