//! The register of agencies, the signatories, the settings.

super::nouns! {
    "settings": "pengaturan", topic "settings";
    "assets": "gambar kantor", topic "settings";
    "signatories": "penanda tangan", topic "signatories";
    "people": "orang", topic "people";
    "person_names": "ejaan lain orang", topic "people", part of ["person_id"],
        named Part { of: "person_id", by: "name" };
    "agencies": "perangkat daerah", topic "agencies", counts for [Ranking, Sheets];
    "agency_aliases": "sebutan lain perangkat daerah", topic "agencies", part of ["agency_id"],
        named Part { of: "agency_id", by: "text" };
    "agency_kinds": "jenis perangkat daerah", topic "agencies", counts for [Ranking, Sheets];
    "recap_groups": "kelompok rekap", topic "agencies", counts for [Ranking, Sheets];
}
