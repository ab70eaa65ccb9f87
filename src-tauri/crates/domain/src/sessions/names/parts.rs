//! The parts of a display name: `DISKOMINFO_Nirwan`, `Nirwan (Diskominfo)`, `Diskominfo-SP Nirwan`.

/// Some words of a name that stand together.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Part {
    pub(super) text: String,
    /// A separator or the end of the name stands at both sides, not only a blank.
    pub(super) bounded: bool,
}

/// More words are no name of an agency and a person.
const MOST_WORDS: usize = 14;

struct Word {
    from: usize,
    to: usize,
    /// A separator, or the end of the name, stands before it and behind it.
    opens: bool,
    closes: bool,
}

const fn separates(sign: char) -> bool {
    matches!(sign, '_' | '-' | '–' | '—' | '|' | '/' | '(' | ')' | ':' | ',')
}

fn words_of(name: &str) -> Vec<Word> {
    let mut words: Vec<Word> = Vec::new();
    let (mut opens, mut blanks) = (true, 0);
    for (at, sign) in name.char_indices() {
        if separates(sign) {
            opens = true;
            if let Some(last) = words.last_mut() {
                last.closes = true;
            }
            blanks = 1;
        } else if sign.is_whitespace() {
            blanks += 1;
            // Two blanks separate.
            if blanks > 1 {
                opens = true;
                if let Some(last) = words.last_mut() {
                    last.closes = true;
                }
            }
        } else {
            let to = at + sign.len_utf8();
            match words.last_mut() {
                Some(last) if blanks == 0 => last.to = to,
                _ => words.push(Word { from: at, to, opens, closes: false }),
            }
            (opens, blanks) = (false, 0);
        }
    }
    if let Some(last) = words.last_mut() {
        last.closes = true;
    }
    words
}

/// Every run of words that begins or ends at a separator, as it stands in the name.
pub(super) fn parts_of(name: &str) -> Vec<Part> {
    let words = words_of(name);
    let words = &words[..words.len().min(MOST_WORDS)];
    let mut parts = Vec::new();
    for (first, from) in words.iter().enumerate() {
        for to in &words[first..] {
            if from.opens || to.closes {
                let text = name[from.from..to.to].to_owned();
                parts.push(Part { text, bounded: from.opens && to.closes });
            }
        }
    }
    parts
}

impl Part {
    /// With the points of the compass written out; nothing when none is shortened: `Kec. Malangke Brt`.
    pub(super) fn with_compass(&self) -> Option<String> {
        let full = |word: &str| match word.trim_end_matches('.').to_lowercase().as_str() {
            "brt" | "bar" => Some("Barat"),
            "sel" | "slt" => Some("Selatan"),
            "ut" | "utr" => Some("Utara"),
            "tim" | "tmr" => Some("Timur"),
            _ => None,
        };
        let words: Vec<&str> = self.text.split_whitespace().collect();
        let last = full(words.last()?)?;
        let front = &words[..words.len() - 1];
        (!front.is_empty()).then(|| format!("{} {last}", front.join(" ")))
    }
}

/// The name without one of its parts and the separators around it.
pub(super) fn without(name: &str, part: &str) -> String {
    let Some(at) = name.find(part) else {
        return trimmed(name);
    };
    let (front, back) = (trimmed(&name[..at]), trimmed(&name[at + part.len()..]));
    match (front.is_empty(), back.is_empty()) {
        (false, false) => format!("{front} {back}"),
        _ => front + &back,
    }
}

/// Without separators and blanks at the ends; a bracket that is closed stays.
fn trimmed(text: &str) -> String {
    let edge = |sign: char| sign.is_whitespace() || separates(sign) || sign == '.';
    let closed = text.trim_end().ends_with(')') && text.matches('(').count() == text.matches(')').count();
    let text = text.trim_start_matches(edge);
    match closed && text.contains('(') {
        true => text.trim_end().to_owned(),
        false => text.trim_end_matches(|sign: char| edge(sign) && sign != '.').to_owned(),
    }
}
