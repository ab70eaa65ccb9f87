//! Glyph outlines handed to whoever draws them.

/// Receives an outline in em units, y up. Quadratic curves arrive as cubic ones.
pub trait OutlineSink {
    fn move_to(&mut self, x: f64, y: f64);
    fn line_to(&mut self, x: f64, y: f64);
    fn curve_to(&mut self, a: (f64, f64), b: (f64, f64), end: (f64, f64));
    fn close(&mut self);
}

pub(super) struct Adapter<'a> {
    pub(super) sink: &'a mut dyn OutlineSink,
    pub(super) scale: f64,
    pub(super) at: (f64, f64),
}

impl Adapter<'_> {
    fn p(&self, x: f32, y: f32) -> (f64, f64) {
        (f64::from(x) * self.scale, f64::from(y) * self.scale)
    }
}

impl ttf_parser::OutlineBuilder for Adapter<'_> {
    fn move_to(&mut self, x: f32, y: f32) {
        self.at = self.p(x, y);
        self.sink.move_to(self.at.0, self.at.1);
    }
    fn line_to(&mut self, x: f32, y: f32) {
        self.at = self.p(x, y);
        self.sink.line_to(self.at.0, self.at.1);
    }
    fn quad_to(&mut self, x1: f32, y1: f32, x: f32, y: f32) {
        let (from, mid, to) = (self.at, self.p(x1, y1), self.p(x, y));
        let third = |a: (f64, f64)| (a.0 + (mid.0 - a.0) * 2.0 / 3.0, a.1 + (mid.1 - a.1) * 2.0 / 3.0);
        self.sink.curve_to(third(from), third(to), to);
        self.at = to;
    }
    fn curve_to(&mut self, x1: f32, y1: f32, x2: f32, y2: f32, x: f32, y: f32) {
        let (a, b, to) = (self.p(x1, y1), self.p(x2, y2), self.p(x, y));
        self.sink.curve_to(a, b, to);
        self.at = to;
    }
    fn close(&mut self) {
        self.sink.close();
    }
}
