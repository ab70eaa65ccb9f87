UPDATE settings
SET key = :key,
    value = :value
WHERE id = :id
