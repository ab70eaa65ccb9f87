//! Certificates and letters with their numbers, and what was printed or issued.

super::nouns! {
    "certificates": "piagam", topic "certificates";
    "certificate_prints": "cetakan piagam", topic "certificates", named ByOwners;
    "number_series": "deret nomor", topic "number_series";
    "letter_batches": "kumpulan surat", topic "letters", named Part { of: "edition_id", by: "subject" };
    "letters": "surat", topic "letters";
    "letter_recipients": "penerima surat", topic "letters", named Part { of: "letter_id", by: "addressee" };
    "letter_prints": "cetakan surat", topic "letters", named ByOwners;
    "letter_answers": "tanggapan surat", topic "letters", named ByOwners;
    "document_texts": "teks surat", topic "document_texts", named Part { of: "edition_id", by: "piece" };
    "document_values": "isian dokumen", topic "documents";
    "issued_files": "berkas terbit", topic "documents";
}
