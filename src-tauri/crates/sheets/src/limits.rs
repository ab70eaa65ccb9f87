//! How much of a file is read (safety.md C6). One constant each; the numbers are generous for an office and small for
//! a bomb.

/// Limits of one file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Limits {
    /// Bytes of the file itself.
    pub file_bytes: u64,
    /// Parts in the container.
    pub parts: u64,
    /// Bytes of all parts together, as declared and as really inflated.
    pub inflated_bytes: u64,
    /// Bytes of a part that is neither a sheet nor the shared texts (styles, relations).
    pub other_part_bytes: u64,
    /// Inflated to packed, looked at from [`Limits::ratio_from_bytes`] on.
    pub ratio: u64,
    pub ratio_from_bytes: u64,
    pub rows: u64,
    pub columns: u64,
    /// Cells that hold something, in all sheets together; also the most shared texts.
    pub cells: u64,
    /// Cells met at all: a coloured empty cell is met, too.
    pub met_cells: u64,
    /// Places in all grids together, the empty ones before a filled cell included: what a sheet costs in memory.
    pub places: u64,
    /// Cells outside rows and columns that are left out before the file is refused.
    pub strays: u64,
    /// Characters of one cell; the rest is cut and told.
    pub text_chars: u64,
    /// Bytes of all texts together: one shared text may stand in many cells.
    pub text_bytes: u64,
    pub sheets: u64,
}

const MB: u64 = 1_000_000;

impl Limits {
    /// What every import uses.
    pub const DEFAULT: Limits = Limits {
        file_bytes: 20 * MB,
        parts: 500,
        inflated_bytes: 200 * MB,
        other_part_bytes: 20 * MB,
        ratio: 200,
        ratio_from_bytes: 10 * MB,
        rows: 20_000,
        columns: 200,
        cells: 400_000,
        met_cells: 4_000_000,
        places: 2_000_000,
        strays: 1_000,
        text_chars: 32_767,
        text_bytes: 64 * MB,
        sheets: 100,
    };
}

impl Default for Limits {
    fn default() -> Self {
        Limits::DEFAULT
    }
}
