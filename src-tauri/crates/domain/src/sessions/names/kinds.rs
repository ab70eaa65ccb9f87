//! Display names that are no names: devices, recorders, telephones, forms of address.

use crate::writing::names::normal_form;

/// How a device or a program begins the name it gives itself.
const DEVICES: [&str; 24] = [
    "iphone", "ipad", "galaxy", "samsung", "oppo", "redmi", "xiaomi", "poco", "vivo", "realme", "infinix", "huawei",
    "asus", "acer", "lenovo", "macbook", "android", "laptop", "pc", "zoom", "user", "admin", "note", "guest",
];

/// The owner in the name of a device, empty when it names none; nothing when it is no device.
///
/// `iPhone (Rahma)`, `iPhone Rahma`, `iPhone milik Rahma`, `Rahma's iPhone` → `Rahma`; `Galaxy A52` → empty.
pub(super) fn device_owner(name: &str) -> Option<String> {
    let words: Vec<&str> = name.split(|sign: char| sign.is_whitespace() || matches!(sign, '(' | ')' | '_')).collect();
    let words: Vec<&str> = words.into_iter().filter(|word| !word.is_empty()).collect();
    let is_device = |word: &&str| DEVICES.contains(&normal_form(word).as_str());
    let owned = |word: &str| ["'s", "’s"].into_iter().find_map(|end| word.strip_suffix(end)).map(str::to_owned);
    if let [owner, device, ..] = words.as_slice()
        && is_device(device)
        && let Some(owner) = owned(owner)
    {
        return Some(owner);
    }
    words.first().filter(|first| is_device(first))?;
    // Models hold digits: A52, 10, 1906.
    let telling = |word: &&&str| {
        let filler =
            matches!(normal_form(word).as_str(), "milik" | "punya" | "pro" | "plus" | "max" | "mini" | "ultra");
        !is_device(word) && !filler && !word.chars().any(|sign| sign.is_ascii_digit())
    };
    let owner: Vec<&str> = words.iter().filter(telling).copied().collect();
    Some(owner.join(" "))
}

/// Whether a name is that of a program that listens.
pub(super) fn is_recorder(name: &str) -> bool {
    const PARTS: [&str; 7] = ["notetaker", "readai", "otterai", "firefliesai", "livestreaming", "tldv", "meetgeek"];
    let form = normal_form(name);
    matches!(form.as_str(), "obs" | "obsstudio" | "otter" | "fireflies" | "fathom")
        || PARTS.iter().any(|part| form.contains(part))
}

/// The number of a caller, its middle masked; nothing when the name is no number.
pub(super) fn masked_number(name: &str) -> Option<String> {
    let name = name.trim();
    if name.to_lowercase().starts_with("call-in user") {
        return Some(name.to_owned());
    }
    let signs: Vec<char> = name.chars().filter(|sign| !matches!(sign, ' ' | '-' | '.' | '(' | ')' | '+')).collect();
    let is_number = signs.iter().all(|sign| sign.is_ascii_digit() || matches!(sign, '*' | '•' | 'x' | 'X'));
    let digits = signs.iter().filter(|sign| sign.is_ascii_digit()).count();
    if !is_number || signs.len() < 8 || digits < 4 {
        return None;
    }
    let front = if signs.starts_with(&['6', '2']) { 5 } else { 4 };
    let shown = |(at, sign): (usize, &char)| if at < front || at + 4 >= signs.len() { *sign } else { '•' };
    let masked: String = signs.iter().enumerate().map(shown).collect();
    Some(if name.starts_with('+') { format!("+{masked}") } else { masked })
}

/// Whether a name says nobody: no letters, or only forms of address and offices of any agency.
pub(super) fn is_nobody(name: &str) -> bool {
    const WORDS: [&str; 24] = [
        "ibu",
        "bapak",
        "bpk",
        "pak",
        "bu",
        "kadis",
        "kaban",
        "kabag",
        "kabid",
        "kasi",
        "sekdis",
        "sekretariat",
        "sekretaris",
        "kepala",
        "staf",
        "operator",
        "peserta",
        "tamu",
        "panitia",
        "host",
        "dinas",
        "badan",
        "camat",
        "sekcam",
    ];
    let words = name.split(|sign: char| !sign.is_alphanumeric()).filter(|word| !word.is_empty());
    let mut telling = words.filter(|word| word.chars().any(char::is_alphabetic)).map(normal_form);
    telling.all(|word| WORDS.contains(&word.as_str()) || word.chars().count() < 2)
}
