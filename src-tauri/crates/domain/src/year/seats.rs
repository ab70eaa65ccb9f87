//! Seats in the hall for the agencies invited to a session, and online for the rest.
//!
//! Rules: documents-year.md 11.3, design-2.md 4.2. What is given never exceeds the capacity less what is kept back; an
//! agency without a seat is online. Nobody is sent anywhere by chance: equal claims stand in the order of the register.

use std::fmt;

/// The hall of a session.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Hall {
    /// Persons; 0 or none: everybody is online.
    pub capacity: Option<u32>,
    /// Seats kept back for leaders, speakers and the committee.
    pub kept_back: u32,
}

impl Hall {
    /// Seats for the agencies.
    pub fn available(self) -> u32 {
        self.capacity.unwrap_or(0).saturating_sub(self.kept_back)
    }
}

/// An agency that is invited; the list stands in the order of the register.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Invitee<K> {
    pub agency: K,
    /// Persons it should send; 0 counts as one.
    pub persons: u32,
    /// Marked *jauh*.
    pub far: bool,
    /// Its entries of the last edition.
    pub entries: u32,
}

impl<K> Invitee<K> {
    fn persons(&self) -> u32 {
        self.persons.max(1)
    }
}

/// A way to split.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SeatRule {
    OneEach,
    /// One each, what is left by the entries of the last edition (largest remainder).
    ByEntries,
    /// Far agencies online, the others as [`SeatRule::ByEntries`].
    FarOnline,
}

impl SeatRule {
    /// `satu`, `usulan`, `jauh-daring`.
    pub const fn code(self) -> &'static str {
        match self {
            SeatRule::OneEach => "satu",
            SeatRule::ByEntries => "usulan",
            SeatRule::FarOnline => "jauh-daring",
        }
    }

    /// What the person choosing reads.
    pub const fn label(self) -> &'static str {
        match self {
            SeatRule::OneEach => "Satu kursi tiap PD",
            SeatRule::ByEntries => "Satu tiap PD, sisanya menurut usulan tahun lalu",
            SeatRule::FarOnline => "Yang jauh daring lebih dulu",
        }
    }

    pub fn from_code(code: &str) -> Option<SeatRule> {
        [SeatRule::OneEach, SeatRule::ByEntries, SeatRule::FarOnline].into_iter().find(|rule| rule.code() == code)
    }
}

/// What an agency gets. With no seat in the hall it is online.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Places<K> {
    pub agency: K,
    pub hall: u32,
    pub online: u32,
}

/// The places of a session, in the given order.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SeatPlan<K> {
    pub places: Vec<Places<K>>,
    /// Seats there were to give.
    pub available: u32,
}

impl<K> SeatPlan<K> {
    /// Seats given.
    pub fn hall(&self) -> u32 {
        self.places.iter().map(|place| place.hall).sum()
    }

    /// Persons online.
    pub fn online(&self) -> u64 {
        self.places.iter().map(|place| u64::from(place.online)).sum()
    }

    /// `52 kursi dibagi, sisa 0; 34 orang daring.`
    pub fn summary(&self) -> String {
        let (hall, online) = (self.hall(), self.online());
        format!("{hall} kursi dibagi, sisa {}; {online} orang daring.", self.available.saturating_sub(hall))
    }
}

/// The sentence when fewer seats are there than persons asked for; nothing when they suffice.
pub fn seat_shortage<K>(hall: Hall, invitees: &[Invitee<K>]) -> Option<String> {
    let persons: u64 = invitees.iter().map(|invitee| u64::from(invitee.persons())).sum();
    let seats = hall.available();
    (persons > u64::from(seats)).then(|| {
        format!("Yang diundang {persons} orang, kursi {seats}: tidak semua mendapat kursi. Tambah kapasitas pada kegiatan bila perlu.")
    })
}

/// Splits the hall by a rule. No agency gets more seats than it has persons; those without a seat are online.
pub fn split_seats<K: Clone>(hall: Hall, invitees: &[Invitee<K>], rule: SeatRule) -> SeatPlan<K> {
    let stays_online = |invitee: &Invitee<K>| match rule {
        SeatRule::FarOnline => invitee.far,
        SeatRule::OneEach | SeatRule::ByEntries => false,
    };
    let mut left = hall.available();
    let mut seats = vec![0; invitees.len()];
    for (seat, invitee) in seats.iter_mut().zip(invitees) {
        *seat = left.min(u32::from(!stays_online(invitee)));
        left -= *seat;
    }
    match rule {
        SeatRule::OneEach => {}
        SeatRule::ByEntries | SeatRule::FarOnline => {
            let mut claims: Vec<Claim> = invitees
                .iter()
                .enumerate()
                .filter(|(_, invitee)| !stays_online(invitee))
                .map(|(at, invitee)| Claim { at, weight: invitee.entries, room: invitee.persons() - 1, given: 0 })
                .collect();
            give(left, &mut claims);
            claims.iter().for_each(|claim| seats[claim.at] += claim.given);
        }
    }
    plan(hall, invitees, &seats)
}

fn plan<K: Clone>(hall: Hall, invitees: &[Invitee<K>], seats: &[u32]) -> SeatPlan<K> {
    let place = |(invitee, hall): (&Invitee<K>, &u32)| Places {
        agency: invitee.agency.clone(),
        hall: *hall,
        online: invitee.persons().saturating_sub(*hall),
    };
    SeatPlan { places: invitees.iter().zip(seats).map(place).collect(), available: hall.available() }
}

/// What an agency may still get.
struct Claim {
    at: usize,
    weight: u32,
    room: u32,
    given: u32,
}

/// Gives seats by weight until none is left or nobody has room. Where no weight is left, all weigh the same.
fn give(mut seats: u32, claims: &mut [Claim]) {
    while seats > 0 {
        let weighted = claims.iter().any(|claim| claim.room > 0 && claim.weight > 0);
        let weight = |claim: &Claim| u64::from(if weighted { claim.weight } else { 1 });
        let mut open: Vec<&mut Claim> = claims.iter_mut().filter(|claim| claim.room > 0 && weight(claim) > 0).collect();
        let total: u64 = open.iter().map(|claim| weight(claim)).sum();
        if total == 0 {
            return;
        }
        let quota = |claim: &Claim| u64::from(seats) * weight(claim) / total;
        let remainder = |claim: &Claim| u64::from(seats) * weight(claim) % total;
        let take = |claim: &mut Claim, wanted: u64| {
            let taken = claim.room.min(u32::try_from(wanted).unwrap_or(u32::MAX));
            claim.room -= taken;
            claim.given += taken;
            taken
        };
        // Whoever would get more than it can use gets that, and the others share anew.
        let full = |claim: &Claim| quota(claim) > u64::from(claim.room);
        if open.iter().any(|claim| full(claim)) {
            let filled = open.iter_mut().filter(|claim| full(claim));
            seats -= filled.map(|claim| take(claim, u64::MAX)).sum::<u32>();
            continue;
        }
        open.sort_by_key(|claim| std::cmp::Reverse(remainder(claim)));
        let mut left = seats - open.iter_mut().map(|claim| take(claim, quota(claim))).sum::<u32>();
        for claim in open {
            left -= take(claim, u64::from(left.min(1)));
        }
        seats = left;
    }
}

/// More seats were typed than there are. Its `Display` says how many to take away.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TooManySeats {
    pub given: u64,
    pub available: u32,
}

impl fmt::Display for TooManySeats {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let TooManySeats { given, available } = self;
        let over = given - u64::from(*available);
        write!(f, "Terbagi {given} dari {available} kursi. Kurangi {over}, atau tambah kapasitas pada kegiatan.")
    }
}

/// The plan of seats typed by hand, one number for each invitee in the same order. More seats than persons asked for
/// are taken as typed; more than there are to give are refused.
pub fn seats_by_hand<K: Clone>(
    hall: Hall,
    invitees: &[Invitee<K>],
    seats: &[u32],
) -> Result<SeatPlan<K>, TooManySeats> {
    let given: u64 = seats.iter().map(|seats| u64::from(*seats)).sum();
    let available = hall.available();
    if given > u64::from(available) {
        return Err(TooManySeats { given, available });
    }
    Ok(plan(hall, invitees, seats))
}

#[cfg(test)]
mod tests {
    use super::*;
    use expect_test::expect;
    use proptest::prelude::*;
    use std::fmt::Write;

    fn invitee(agency: &'static str, persons: u32, far: bool, entries: u32) -> Invitee<&'static str> {
        Invitee { agency, persons, far, entries }
    }

    fn told(plan: &SeatPlan<&str>) -> String {
        let mut text = String::new();
        for place in &plan.places {
            write!(text, "{} {}+{} · ", place.agency, place.hall, place.online).unwrap();
        }
        text + &plan.summary()
    }

    const RULES: [SeatRule; 3] = [SeatRule::OneEach, SeatRule::ByEntries, SeatRule::FarOnline];

    #[test]
    fn each_rule_splits_a_hall_that_is_too_small() {
        let invitees = [
            invitee("Setda", 3, false, 0),
            invitee("Dinkes", 4, false, 5),
            invitee("Dikbud", 4, false, 3),
            invitee("Seko", 2, true, 1),
            invitee("Masamba", 0, false, 0),
        ];
        let mut text = String::new();
        for (capacity, kept_back) in [(Some(12), 2), (Some(6), 2), (Some(40), 0), (Some(5), 8), (Some(0), 0), (None, 0)]
        {
            let hall = Hall { capacity, kept_back };
            let shortage = seat_shortage(hall, &invitees).unwrap_or_else(|| "cukup".to_owned());
            writeln!(text, "{capacity:?} − {kept_back}: {shortage}").unwrap();
            for rule in RULES {
                writeln!(text, "  {}: {}", rule.code(), told(&split_seats(hall, &invitees, rule))).unwrap();
            }
        }
        expect![[r#"
            Some(12) − 2: Yang diundang 14 orang, kursi 10: tidak semua mendapat kursi. Tambah kapasitas pada kegiatan bila perlu.
              satu: Setda 1+2 · Dinkes 1+3 · Dikbud 1+3 · Seko 1+1 · Masamba 1+0 · 5 kursi dibagi, sisa 5; 9 orang daring.
              usulan: Setda 1+2 · Dinkes 4+0 · Dikbud 3+1 · Seko 1+1 · Masamba 1+0 · 10 kursi dibagi, sisa 0; 4 orang daring.
              jauh-daring: Setda 1+2 · Dinkes 4+0 · Dikbud 4+0 · Seko 0+2 · Masamba 1+0 · 10 kursi dibagi, sisa 0; 4 orang daring.
            Some(6) − 2: Yang diundang 14 orang, kursi 4: tidak semua mendapat kursi. Tambah kapasitas pada kegiatan bila perlu.
              satu: Setda 1+2 · Dinkes 1+3 · Dikbud 1+3 · Seko 1+1 · Masamba 0+1 · 4 kursi dibagi, sisa 0; 10 orang daring.
              usulan: Setda 1+2 · Dinkes 1+3 · Dikbud 1+3 · Seko 1+1 · Masamba 0+1 · 4 kursi dibagi, sisa 0; 10 orang daring.
              jauh-daring: Setda 1+2 · Dinkes 1+3 · Dikbud 1+3 · Seko 0+2 · Masamba 1+0 · 4 kursi dibagi, sisa 0; 10 orang daring.
            Some(40) − 0: cukup
              satu: Setda 1+2 · Dinkes 1+3 · Dikbud 1+3 · Seko 1+1 · Masamba 1+0 · 5 kursi dibagi, sisa 35; 9 orang daring.
              usulan: Setda 3+0 · Dinkes 4+0 · Dikbud 4+0 · Seko 2+0 · Masamba 1+0 · 14 kursi dibagi, sisa 26; 0 orang daring.
              jauh-daring: Setda 3+0 · Dinkes 4+0 · Dikbud 4+0 · Seko 0+2 · Masamba 1+0 · 12 kursi dibagi, sisa 28; 2 orang daring.
            Some(5) − 8: Yang diundang 14 orang, kursi 0: tidak semua mendapat kursi. Tambah kapasitas pada kegiatan bila perlu.
              satu: Setda 0+3 · Dinkes 0+4 · Dikbud 0+4 · Seko 0+2 · Masamba 0+1 · 0 kursi dibagi, sisa 0; 14 orang daring.
              usulan: Setda 0+3 · Dinkes 0+4 · Dikbud 0+4 · Seko 0+2 · Masamba 0+1 · 0 kursi dibagi, sisa 0; 14 orang daring.
              jauh-daring: Setda 0+3 · Dinkes 0+4 · Dikbud 0+4 · Seko 0+2 · Masamba 0+1 · 0 kursi dibagi, sisa 0; 14 orang daring.
            Some(0) − 0: Yang diundang 14 orang, kursi 0: tidak semua mendapat kursi. Tambah kapasitas pada kegiatan bila perlu.
              satu: Setda 0+3 · Dinkes 0+4 · Dikbud 0+4 · Seko 0+2 · Masamba 0+1 · 0 kursi dibagi, sisa 0; 14 orang daring.
              usulan: Setda 0+3 · Dinkes 0+4 · Dikbud 0+4 · Seko 0+2 · Masamba 0+1 · 0 kursi dibagi, sisa 0; 14 orang daring.
              jauh-daring: Setda 0+3 · Dinkes 0+4 · Dikbud 0+4 · Seko 0+2 · Masamba 0+1 · 0 kursi dibagi, sisa 0; 14 orang daring.
            None − 0: Yang diundang 14 orang, kursi 0: tidak semua mendapat kursi. Tambah kapasitas pada kegiatan bila perlu.
              satu: Setda 0+3 · Dinkes 0+4 · Dikbud 0+4 · Seko 0+2 · Masamba 0+1 · 0 kursi dibagi, sisa 0; 14 orang daring.
              usulan: Setda 0+3 · Dinkes 0+4 · Dikbud 0+4 · Seko 0+2 · Masamba 0+1 · 0 kursi dibagi, sisa 0; 14 orang daring.
              jauh-daring: Setda 0+3 · Dinkes 0+4 · Dikbud 0+4 · Seko 0+2 · Masamba 0+1 · 0 kursi dibagi, sisa 0; 14 orang daring.
        "#]].assert_eq(&text);
    }

    #[test]
    fn the_sample_keeps_the_three_far_kecamatan_online() {
        let invitees: Vec<Invitee<usize>> =
            (0..41).map(|agency| Invitee { agency, persons: 1, far: agency > 37, entries: 1 }).collect();
        let plan = split_seats(Hall { capacity: Some(60), kept_back: 8 }, &invitees, SeatRule::FarOnline);
        assert_eq!(plan.summary(), "38 kursi dibagi, sisa 14; 3 orang daring.");
    }

    #[test]
    fn seats_typed_by_hand_are_taken_up_to_what_there_is() {
        let invitees = [invitee("Setda", 3, false, 0), invitee("Dinkes", 1, false, 5), invitee("Seko", 2, true, 1)];
        let hall = Hall { capacity: Some(8), kept_back: 2 };
        assert_eq!(
            told(&seats_by_hand(hall, &invitees, &[3, 2, 0]).unwrap()),
            "Setda 3+0 · Dinkes 2+0 · Seko 0+2 · 5 kursi dibagi, sisa 1; 2 orang daring."
        );
        assert_eq!(
            seats_by_hand(hall, &invitees, &[6, 4, 0]).unwrap_err().to_string(),
            "Terbagi 10 dari 6 kursi. Kurangi 4, atau tambah kapasitas pada kegiatan."
        );
        assert!(seats_by_hand(Hall::default(), &invitees, &[1, 0, 0]).is_err(), "a hall without capacity has no seat");
    }

    fn any_invitees() -> impl Strategy<Value = Vec<Invitee<usize>>> {
        prop::collection::vec((0u32..9, any::<bool>(), prop_oneof![0u32..4, 0u32..1_000_000]), 0..60).prop_map(|rows| {
            let row = |(agency, (persons, far, entries))| Invitee { agency, persons, far, entries };
            rows.into_iter().enumerate().map(row).collect()
        })
    }

    proptest! {
        #[test]
        fn a_split_gives_what_there_is_and_no_more(
            invitees in any_invitees(),
            capacity in prop::option::of(0u32..300),
            kept_back in 0u32..40,
            rule in prop::sample::select(RULES.to_vec()),
        ) {
            let hall = Hall { capacity, kept_back };
            let plan = split_seats(hall, &invitees, rule);
            prop_assert!(plan.hall() <= hall.available());
            let in_order = plan.places.iter().map(|place| place.agency).eq(0..invitees.len());
            prop_assert!(in_order);
            for (place, invitee) in plan.places.iter().zip(&invitees) {
                prop_assert_eq!(place.hall + place.online, invitee.persons.max(1));
                prop_assert!(place.hall > 0 || place.online > 0);
                prop_assert!(rule != SeatRule::FarOnline || !invitee.far || place.hall == 0);
                prop_assert!(rule != SeatRule::OneEach || place.hall <= 1);
            }
            let short = |(place, invitee): (&Places<usize>, &Invitee<usize>)| match rule {
                SeatRule::OneEach => place.hall == 0,
                SeatRule::ByEntries => place.online > 0,
                SeatRule::FarOnline => place.online > 0 && !invitee.far,
            };
            let anyone_short = plan.places.iter().zip(&invitees).any(short);
            prop_assert!(!anyone_short || plan.hall() == hall.available(), "a seat stays empty");
        }

        #[test]
        fn more_entries_never_get_fewer_seats(invitees in any_invitees(), capacity in 0u32..300) {
            let hall = Hall { capacity: Some(capacity), kept_back: 0 };
            let plan = split_seats(hall, &invitees, SeatRule::ByEntries);
            for (more, above) in plan.places.iter().zip(&invitees) {
                for (less, below) in plan.places.iter().zip(&invitees) {
                    let stronger = above.entries > below.entries
                        || above.entries == below.entries && more.agency < less.agency;
                    if above.persons == below.persons && stronger && less.hall > 1 {
                        prop_assert!(more.hall >= less.hall, "{above:?} {below:?}");
                    }
                }
            }
        }
    }
}
