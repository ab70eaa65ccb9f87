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

const PROPERTIES: (&str, &str) = ("properties", "run the property tests with values never tried before");

pub fn campaign(args: &[String]) -> Outcome {
    let words: Vec<&str> = args.iter().map(String::as_str).collect();
    let (name, amount) = match words[..] {
        [name, "--amount", amount] => (name, amount),
        _ => return usage(),
    };
    let count = amount.parse::<u32>().map_err(|_| format!("“{amount}” is no amount"))?;
    if name == PROPERTIES.0 {
        return properties(count);
    }
    let Some((_, test, _)) = CAMPAIGNS.iter().find(|(known, ..)| *known == name) else { return usage() };
    finish(
        cargo(&[&["test"], WHOLE, &["--test", "suite", "--", "--exact", test, "--nocapture"]].concat())
            .env("KIPP_CAMPAIGN", format!("{name}:{amount}")),
    )
}

/// Every property with other values each time; the seed of a failure goes into `PROPTEST_RNG_SEED` to see it again.
fn properties(count: u32) -> Outcome {
    let start = std::time::SystemTime::now().duration_since(std::time::UNIX_EPOCH).map_or(0, |since| since.as_secs());
    for seed in (start..).take(count as usize) {
        say(&format!("seed {seed}"));
        let tests = ["--lib", "--test", "certificates", "--quiet"];
        finish(cargo(&[&["test"], WHOLE, &tests].concat()).env("PROPTEST_RNG_SEED", seed.to_string()))
            .map_err(|reason| format!("seed {seed}: {reason}"))?;
    }
    Ok(())
}

fn usage() -> Outcome {
    say("cargo x campaign NAME --amount N");
    for (name, what) in CAMPAIGNS.iter().map(|(name, _, what)| (*name, *what)).chain([PROPERTIES]) {
        say(&format!("  {name:<11}{what}"));
    }
    Err("a name and an amount".into())
}
