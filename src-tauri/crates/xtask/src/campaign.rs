//! `cargo x campaign NAME --amount N`: a campaign of the suite at any size. Each has a control in the same file that must
//! fail where the campaign would.

use crate::Outcome;
use crate::say::say;
use crate::steps::{WHOLE, cargo, finish};

/// Name, test, what it does that often.
const CAMPAIGNS: &[(&str, &str, &str)] = &[
    ("kills", "faults::kills::no_acknowledged_change_is_lost_by_a_kill", "kill a writer and open its desk"),
    ("making", "faults::making::a_kill_while_a_desk_is_made_leaves_no_half", "kill the making of a desk"),
    ("two", "faults::making::of_two_at_once_one_makes_the_desk_and_the_other_is_told", "make one desk twice at once"),
    (
        "starts",
        "faults::making::two_first_starts_on_one_folder_leave_one_whole_desk",
        "start twice at once for the first time",
    ),
    ("damage", "faults::damaged::a_flipped_byte_never_changes_a_ranking_unsaid", "flip a bit of a desk and rank"),
    (
        "hostile",
        "faults::hostile::a_crafted_desk_runs_nothing_and_writes_nothing",
        "10: all ten commands on every crafted desk",
    ),
    (
        "pictures",
        "faults::pictures::a_flipped_picture_is_printed_or_refused_in_indonesian",
        "flip bits of a picture and print it",
    ),
];

pub fn campaign(args: &[String]) -> Outcome {
    let words: Vec<&str> = args.iter().map(String::as_str).collect();
    let (name, amount) = match words[..] {
        [name, "--amount", amount] => (name, amount),
        _ => return usage(),
    };
    let Some((_, test, _)) = CAMPAIGNS.iter().find(|(known, ..)| *known == name) else { return usage() };
    amount.parse::<u32>().map_err(|_| format!("“{amount}” is no amount"))?;
    finish(
        cargo(&[&["test"], WHOLE, &["--test", "suite", "--", "--exact", test, "--nocapture"]].concat())
            .env("KIPP_CAMPAIGN", format!("{name}:{amount}")),
    )
}

fn usage() -> Outcome {
    say("cargo x campaign NAME --amount N");
    for (name, _, what) in CAMPAIGNS {
        say(&format!("  {name:<10}{what}"));
    }
    Err("a name and an amount".into())
}
