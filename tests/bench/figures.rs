//! One line per figure, and how a run is timed.

use std::io::{self, Write as _};
use std::time::Instant;

pub type Trouble = Box<dyn std::error::Error>;

/// What a figure should be on this kind of machine (2 cores).
#[derive(Clone, Copy, Debug)]
pub enum Goal {
    AtMost(f64),
    AtLeast(f64),
    None,
}

/// The lines, printed as they come.
#[derive(Debug)]
pub struct Report {
    pub runs: usize,
    over: usize,
    goals: usize,
}

impl Report {
    pub fn new(runs: usize) -> Self {
        Self { runs, over: 0, goals: 0 }
    }

    pub fn head(&self) -> Result<(), Trouble> {
        let load = std::fs::read_to_string("/proc/loadavg").unwrap_or_default();
        let load = load.split(' ').take(2).collect::<Vec<_>>().join(" ");
        let cores = std::thread::available_parallelism().map_or(0, usize::from);
        Ok(writeln!(io::stdout(), "median of {} runs, {cores} cores, load before {load}", self.runs)?)
    }

    /// `name  value unit  goal  ok|over`.
    pub fn line(&mut self, name: &str, value: f64, unit: &str, goal: Goal) -> Result<(), Trouble> {
        let shown = match value {
            value if value >= 1000.0 => format!("{value:.0}"),
            value if value >= 10.0 => format!("{value:.1}"),
            value => format!("{value:.3}"),
        };
        let (goal, held) = match goal {
            Goal::AtMost(most) => (format!("≤ {most}"), Some(value <= most)),
            Goal::AtLeast(least) => (format!("≥ {least}"), Some(value >= least)),
            Goal::None => (String::new(), None),
        };
        self.goals += usize::from(held.is_some());
        self.over += usize::from(held == Some(false));
        let word = match held {
            Some(true) => "ok",
            Some(false) => "over",
            None => "",
        };
        Ok(writeln!(io::stdout(), "{name:<66} {shown:>10} {unit:<4} {goal:<10} {word}")?)
    }

    /// The middle of some runs, with the cpu beside it.
    pub fn took(&mut self, name: &str, runs: &[Took], goal: Goal) -> Result<(), Trouble> {
        let cpu = median(runs.iter().map(|run| run.cpu));
        self.line(&format!("{name} (cpu {cpu:.0} ms)"), median(runs.iter().map(|run| run.wall)), "ms", goal)
    }

    pub fn not_measured(&self, name: &str, why: &str) -> Result<(), Trouble> {
        Ok(writeln!(io::stdout(), "{name:<66} not measured: {why}")?)
    }

    pub fn foot(&self) -> Result<(), Trouble> {
        let load = std::fs::read_to_string("/proc/loadavg").unwrap_or_default();
        let load = load.split(' ').take(2).collect::<Vec<_>>().join(" ");
        Ok(writeln!(io::stdout(), "{} of {} goals held, load after {load}", self.goals - self.over, self.goals)?)
    }
}

/// The middle of some measurements; of an even number the upper middle.
pub fn median(values: impl IntoIterator<Item = f64>) -> f64 {
    quantile(values, 50)
}

/// The smallest value that `percent` of the others do not exceed.
pub fn quantile(values: impl IntoIterator<Item = f64>, percent: usize) -> f64 {
    let mut values: Vec<f64> = values.into_iter().collect();
    values.sort_by(f64::total_cmp);
    let place = (values.len() * percent / 100).min(values.len().saturating_sub(1));
    values.get(place).copied().unwrap_or(f64::NAN)
}

/// Milliseconds by the wall clock, and of this thread's cpu alone: what the machine's other work does not touch.
#[derive(Clone, Copy, Debug)]
pub struct Took {
    pub wall: f64,
    pub cpu: f64,
}

/// What `act` took, and what it answered.
pub fn timed<T>(act: impl FnOnce() -> T) -> (Took, T) {
    let (begun, cpu) = (Instant::now(), thread_cpu());
    let answer = act();
    (Took { wall: begun.elapsed().as_secs_f64() * 1000.0, cpu: thread_cpu() - cpu }, answer)
}

/// Milliseconds this thread has run on a processor; nought where the system does not tell.
fn thread_cpu() -> f64 {
    let text = std::fs::read_to_string("/proc/thread-self/schedstat").unwrap_or_default();
    text.split(' ').next().and_then(|first| first.parse::<f64>().ok()).unwrap_or(0.0) / 1e6
}
