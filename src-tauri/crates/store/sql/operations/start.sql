INSERT INTO operations (id, seq, kind, label, actor, at, clock_back, program_run, edition_id, stage_id, reason, undoes,
                        undoable, barrier, schema, prev_hash, hash)
VALUES (:id, (SELECT coalesce(max(seq), 0) + 1 FROM operations), :kind, :label, :actor, :at, :clock_back, :program_run, NULL, NULL,
        NULL, :undoes, 1, NULL, :schema, :prev_hash, '')
