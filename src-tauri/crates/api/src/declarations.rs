//! The TypeScript declarations of our types.

use std::collections::BTreeMap;

use ts_rs::{Config, TS, TypeVisitor};

/// Declarations by name, each once.
#[derive(Default)]
pub struct Declarations(pub(crate) BTreeMap<String, String>);

struct Visitor<'a> {
    cfg: &'a Config,
    declarations: &'a mut Declarations,
}

impl TypeVisitor for Visitor<'_> {
    fn visit<T: TS + 'static + ?Sized>(&mut self) {
        self.declarations.add::<T>(self.cfg);
    }
}

impl Declarations {
    /// Adds the declaration of a type of ours and of all it is made of.
    pub fn add<T: TS + 'static + ?Sized>(&mut self, cfg: &Config) {
        if T::output_path().is_some() {
            let name = T::ident(cfg);
            if self.0.contains_key(&name) {
                return;
            }
            self.0.insert(name, T::decl(cfg));
        }
        T::visit_dependencies(&mut Visitor { cfg, declarations: self });
        T::visit_generics(&mut Visitor { cfg, declarations: self });
    }
}
