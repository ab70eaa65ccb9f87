//! What was computed from the open desk and is kept in memory with it: one value of each type. Nobody may depend on its being
//! there; whoever finds nothing computes it.

use std::any::{Any, TypeId};
use std::collections::HashMap;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

type Slot = Arc<dyn Any + Send + Sync>;

/// The value of a lock, also after a panic: a command that panicked left no half-made value.
pub(crate) fn held<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

/// Values by their type.
#[derive(Default)]
pub(crate) struct Memo(Mutex<HashMap<TypeId, Slot>>);

/// A value with the state of the desk that it was computed from.
struct Dated<T> {
    state: String,
    value: Arc<T>,
}

impl Memo {
    /// The value of a state, if it is the one that is kept.
    pub fn of_state<T: Send + Sync + 'static>(&self, state: &str) -> Option<Arc<T>> {
        let slot = held(&self.0).get(&TypeId::of::<Dated<T>>()).cloned()?;
        let dated = slot.downcast::<Dated<T>>().ok()?;
        (dated.state == state).then(|| Arc::clone(&dated.value))
    }

    pub fn keep<T: Send + Sync + 'static>(&self, state: String, value: Arc<T>) {
        held(&self.0).insert(TypeId::of::<Dated<T>>(), Arc::new(Dated { state, value }));
    }

    /// A value that follows the desk by itself; it begins with its default.
    pub fn following<T: Default + Send + Sync + 'static>(&self) -> Arc<T> {
        let slot = held(&self.0).entry(TypeId::of::<T>()).or_insert_with(|| Arc::new(T::default())).clone();
        slot.downcast::<T>().unwrap_or_default()
    }

    /// Another desk, or another program may have written to this one: what was computed is not believed.
    pub fn forget(&self) {
        held(&self.0).clear();
    }
}
