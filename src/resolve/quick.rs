//! A quick hash for ids, which are looked up some hundred thousand times.
//!
//! Only for ids: they are numbers that the compiler gives. Texts are chosen by whoever writes the files,
//! who must not be able to choose them so that all of them collide.

use std::hash::{BuildHasherDefault, Hasher};

use indexmap::{IndexMap, IndexSet};

/// A map by ids. Its order is that of insertion, whatever the hash.
pub(super) type IdMap<K, V> = IndexMap<K, V, BuildHasherDefault<IdHasher>>;

/// A set of ids.
pub(super) type IdSet<T> = IndexSet<T, BuildHasherDefault<IdHasher>>;

/// Multiplies and rotates, number by number.
#[derive(Debug, Default, Clone, Copy)]
pub(super) struct IdHasher(u64);

impl IdHasher {
    /// An odd number without pattern in its bits: the fraction of the golden ratio.
    const FACTOR: u64 = 0x9e37_79b9_7f4a_7c15;
}

impl Hasher for IdHasher {
    fn write(&mut self, bytes: &[u8]) {
        for byte in bytes {
            self.write_u32(u32::from(*byte));
        }
    }

    fn write_u32(&mut self, number: u32) {
        self.0 = (self.0.rotate_left(26) ^ u64::from(number)).wrapping_mul(Self::FACTOR);
    }

    /// The low bits are what a table looks at first; the high ones are the best mixed.
    fn finish(&self) -> u64 {
        self.0 ^ (self.0 >> 32)
    }
}

#[cfg(test)]
mod tests {
    use std::hash::Hash;

    use super::*;

    #[test]
    fn pairs_of_neighbouring_ids_spread_over_a_table() {
        let hash = |pair: (u32, u32)| {
            let mut hasher = IdHasher::default();
            pair.hash(&mut hasher);
            hasher.finish() % 65_536
        };
        let places: IndexSet<u64> = (0..100).flat_map(|a| (0..100).map(move |b| hash((a, b)))).collect();
        assert!(places.len() > 9_000, "{}", places.len());
    }
}
