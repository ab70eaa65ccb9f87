//! What imports remember.

super::nouns! {
    "import_mappings": "susunan kolom impor", topic "imports";
}
