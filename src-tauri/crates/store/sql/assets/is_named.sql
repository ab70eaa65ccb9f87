-- Whether anything names the picture of this hash: a signatory, a frozen result, a certificate. Both keep their words as
-- text, in which a hash of 64 digits stands for nothing else.
SELECT EXISTS (SELECT 1 FROM signatories WHERE signature = :sha256)
    OR EXISTS (SELECT 1 FROM result_revisions WHERE instr(document, :sha256) > 0)
    OR EXISTS (SELECT 1 FROM certificates WHERE instr(content, :sha256) > 0)
