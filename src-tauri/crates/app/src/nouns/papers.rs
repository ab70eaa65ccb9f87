//! Certificates with their numbers, and what was printed or issued.

super::nouns! {
    "certificates": "piagam", topic "certificates";
    "certificate_prints": "cetakan piagam", topic "certificates", named ByOwners;
    "number_series": "deret nomor", topic "certificates";
    "document_values": "isian dokumen", topic "documents";
    "issued_files": "berkas terbit", topic "documents";
}
