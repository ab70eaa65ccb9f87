//! The teams of an edition.

super::nouns! {
    "team_members": "anggota tim", topic "teams", named ByOwners;
}
