SELECT is_sample
FROM desk
