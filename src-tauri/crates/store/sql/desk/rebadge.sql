UPDATE desk
SET copy_bits = :copy_bits
