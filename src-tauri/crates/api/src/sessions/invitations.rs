//! Invitations to a session, and the seats of its hall.

use kipp_app::ports::Ctx;
use kipp_app::sessions::invitations;
use kipp_app::{App, Done, Result};
use kipp_store::Id;
use kipp_store::records::{Agency, Invitation, LetterRecipient, Session};

use super::attendance::SessionRef;
use crate::shape::Word;

output! {
    InvitationDto {
        id: Id<Invitation>,
        agency: Id<Agency>,
        agency_name: String,
        /// Comes online rather than to the hall.
        far: bool,
        /// 012-7K2M
        code: String,
        hall: i64,
        online: i64,
        table_name: Option<String>,
        note: Option<String>,
        /// Its letter, when that was issued.
        recipient: Option<Id<LetterRecipient>>,
        /// Entries of the edition before.
        entries: u32,
    }
}
output! {
    InvitationsDto {
        invitations: Vec<InvitationDto>,
        /// Seats for the agencies; none: no limit.
        available: Option<u32>,
        hall: i64,
        online: i64,
        /// Agencies that send somebody to the hall.
        rule: Option<String>,
        /// Fewer seats than persons asked for, or more given than there are: in a sentence.
        shortage: Option<String>,
        over: Option<String>,
    }
}
input! {
    InviteIn {
        session: Id<Session>,
        /// Exactly these are invited.
        agencies: Vec<Id<Agency>>,
    }
}
input! { SeatIn { agency: Id<Agency>, hall: u32, } }
input! {
    SeatsIn {
        session: Id<Session>,
        /// satu, usulan, jauh-daring, tangan
        rule: Word,
        /// Persons of each agency; left out: as many as before.
        #[serde(default)] persons: Option<u32>,
        /// With tangan.
        #[serde(default)] by_hand: Vec<SeatIn>,
    }
}

pub(crate) fn list(app: &App, _: &Ctx<'_>, input: SessionRef) -> Result<InvitationsDto> {
    app.read(|read| {
        let guests = invitations::guests(read, input.session)?;
        Ok(InvitationsDto {
            hall: guests.invited.iter().map(|one| one.invitation.hall_places).sum(),
            online: guests.invited.iter().map(|one| one.invitation.online_places).sum(),
            available: guests.available,
            rule: guests.session.seat_rule,
            shortage: guests.shortage,
            over: guests.over,
            invitations: guests
                .invited
                .into_iter()
                .map(|one| InvitationDto {
                    id: one.invitation.id,
                    agency: one.agency.id,
                    agency_name: one.agency.name,
                    far: one.agency.far,
                    code: one.invitation.code,
                    hall: one.invitation.hall_places,
                    online: one.invitation.online_places,
                    table_name: one.invitation.table_name,
                    note: one.invitation.note,
                    recipient: one.invitation.recipient_id,
                    entries: one.entries,
                })
                .collect(),
        })
    })
}

pub(crate) fn put(app: &App, ctx: &Ctx<'_>, input: InviteIn) -> Result<Done<u32>> {
    invitations::put(app, ctx, input.session, &input.agencies)
}

pub(crate) fn seat(app: &App, ctx: &Ctx<'_>, input: SeatsIn) -> Result<Done<()>> {
    let by_hand = input.by_hand.into_iter().map(|one| (one.agency, one.hall)).collect();
    let form = invitations::SeatForm { session: input.session, rule: input.rule, persons: input.persons, by_hand };
    invitations::seat(app, ctx, &form)
}
