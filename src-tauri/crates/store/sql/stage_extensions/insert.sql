INSERT INTO stage_extensions (
    id,
    stage_id,
    old_ends_on,
    new_ends_on,
    reason,
    at
)
VALUES (
    :id,
    :stage_id,
    :old_ends_on,
    :new_ends_on,
    :reason,
    :at
)
