//! The teams of an edition, its sessions and who came.

super::nouns! {
    "team_members": "anggota tim", topic "teams", named ByOwners;
    "sessions": "kegiatan", topic "sessions";
    "agenda_items": "susunan acara", topic "sessions", part of ["session_id"],
        named Part { of: "session_id", by: "title" };
    "session_roles": "pengisi kegiatan", topic "sessions", part of ["session_id"], named ByOwners;
    "minute_items": "butir notulen", topic "sessions", part of ["session_id", "parent_id"],
        named Part { of: "session_id", by: "text" };
    "attachments": "lampiran", topic "attachments", part of ["session_id", "obligation_id", "answer_id", "duty_note_id"];
    "invitations": "undangan", topic "invitations", part of ["session_id"], named ByOwners;
    "hall_attendances": "kehadiran di aula", topic "attendance", part of ["session_id"], named ByOwners;
    "participant_files": "berkas peserta daring", topic "attendance", part of ["session_id"];
    "online_attendances": "kehadiran daring", topic "attendance", part of ["file_id"],
        named Part { of: "file_id", by: "shown" };
    "display_names": "nama tampilan", topic "people", part of ["person_id"], named Part { of: "person_id", by: "form" };
}
