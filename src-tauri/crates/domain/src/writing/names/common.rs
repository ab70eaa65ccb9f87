//! What every office calls an agency of such a name: dinkes, bappeda, dukcapil. Shipped, so that nobody has to teach
//! them first; what a region calls its own is learned as an alias.

use super::words_of;

/// The short names, how the agency's name begins, and what else it holds (words in their order).
type Row = (&'static [&'static str], &'static str, &'static str);

const COMMON: &[Row] = &[
    (
        &[
            "bappeda",
            "bappelitbang",
            "bappelitbangda",
            "bapelitbang",
            "bapelitbangda",
            "bappedalitbang",
            "bapperida",
            "baperida",
            "baperlitbang",
        ],
        "badan",
        "perencanaan pembangunan",
    ),
    (&["dinkes"], "dinas kesehatan", ""),
    (&["dikbud", "disdikbud", "disdik", "diknas", "dikpora", "disdikpora"], "dinas pendidikan", ""),
    (
        &["kominfo", "diskominfo", "kominfosp", "diskominfosp", "diskominfosantik", "diskominfotik", "infokom"],
        "dinas",
        "komunikasi",
    ),
    (&["disdukcapil", "dukcapil", "capil", "disduk"], "dinas", "kependudukan"),
    (&["dpmptsp", "dpmpptsp", "ptsp", "bpmptsp"], "dinas", "penanaman modal"),
    (&["dpmd", "pmd", "dispmd", "bpmd"], "dinas", "pemberdayaan masyarakat"),
    (&["dinsos"], "dinas", "sosial"),
    (&["dishub"], "dinas", "perhubungan"),
    (&["dlh", "blh", "lh"], "dinas", "lingkungan hidup"),
    (&["dlh", "blh", "lh"], "badan", "lingkungan hidup"),
    (&["distan", "dispertan"], "dinas", "pertanian"),
    (&["disnak", "disnakkeswan"], "dinas", "peternakan"),
    (&["diskan", "dkp"], "dinas", "perikanan"),
    (&["dkp", "ketapang", "dishanpan"], "dinas", "ketahanan pangan"),
    (&["dishut"], "dinas", "kehutanan"),
    (&["disbun"], "dinas", "perkebunan"),
    (&["disperindag", "perindag", "disdag", "disdagperin", "disperdagin"], "dinas", "perdagangan"),
    (&["disperin"], "dinas", "perindustrian"),
    (&["diskop", "dinkop", "diskopukm", "diskopumkm"], "dinas", "koperasi"),
    (&["disnaker", "disnakertrans", "nakertrans"], "dinas", "tenaga kerja"),
    (&["disnaker", "disnakertrans", "nakertrans"], "dinas", "ketenagakerjaan"),
    (&["dispora", "disporapar"], "dinas", "pemuda"),
    (&["dispar", "disbudpar", "disparbud"], "dinas", "pariwisata"),
    (&["pupr", "dpupr", "dputr", "pu"], "dinas", "pekerjaan umum"),
    (&["perkim", "disperkim", "disperkimtan", "perkimtan", "dprkp"], "dinas", "permukiman"),
    (&["bkpsdm", "bkd", "bkdd", "bkpp", "bkppd"], "badan", "kepegawaian"),
    (&["bpkad", "bpkd", "bkad", "bkd", "bpkpd", "dppkad"], "badan", "keuangan"),
    (&["bapenda", "dispenda"], "badan", "pendapatan"),
    (&["bapenda", "dispenda"], "dinas", "pendapatan"),
    (&["bpbd"], "badan", "penanggulangan bencana"),
    (&["kesbangpol", "bakesbangpol", "kesbang", "bakesbang"], "badan", "kesatuan bangsa"),
    (&["kesbangpol", "kesbang"], "kantor", "kesatuan bangsa"),
    (&["satpol", "satpolpp", "polpp"], "satuan polisi pamong praja", ""),
    (&["damkar", "disdamkar", "damkarmat"], "dinas", "pemadam kebakaran"),
    (&["damkar", "disdamkar", "damkarmat"], "satuan", "pemadam kebakaran"),
    (&["setda"], "sekretariat daerah", ""),
    (&["setwan", "sekwan"], "sekretariat", "dprd"),
    (&["setwan", "sekwan"], "sekretariat", "dewan perwakilan rakyat"),
    (&["inspektorat", "inspektorat daerah", "itda", "itkab"], "inspektorat", ""),
    (&["dp3a", "dpppa", "p3a", "dp3ap2kb", "dppkbp3a"], "dinas", "pemberdayaan perempuan"),
    (&["dppkb", "dp2kb", "dalduk", "dp3ap2kb", "dppkbp3a"], "dinas", "pengendalian penduduk"),
    (&["dispusip", "disperpusip", "dispersip", "perpusda", "disarpus"], "dinas", "perpustakaan"),
    (&["ortal", "ortala"], "bagian organisasi", ""),
    (&["kesra"], "bagian kesejahteraan", ""),
    (&["tapem"], "bagian", "pemerintahan"),
    (&["pbj", "ukpbj"], "bagian", "pengadaan"),
    (&["prokopim"], "bagian", "protokol"),
];

/// The common short names of an agency of this name, lower case; most agencies have none.
pub fn common_names(name: &str) -> Vec<&'static str> {
    let words = format!(" {} ", words_of(name).join(" "));
    let holds = |part: &str| words.contains(&format!(" {part} "));
    let mut shorts: Vec<&'static str> = COMMON
        .iter()
        .filter(|(_, begins, held)| words.starts_with(&format!(" {begins} ")) && (held.is_empty() || holds(held)))
        .flat_map(|(shorts, ..)| shorts.iter().copied())
        .collect();
    shorts.sort_unstable();
    shorts.dedup();
    shorts
}
