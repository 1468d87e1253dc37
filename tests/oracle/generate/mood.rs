//! How an organisation is: how much of it is dated, how often it says what is wrong, of what it has most.

use super::random::Random;

/// Chances in percent, and numbers.
pub(super) struct Mood {
    /// That a statement is what a sound organisation would not say.
    pub(super) odd: usize,
    /// That a fact has dates.
    pub(super) dated: usize,
    /// That a declaration says when it exists.
    pub(super) lives: usize,
    /// That a declaration bears a waiver.
    pub(super) waivers: usize,
    /// That a declaration bears a tag.
    pub(super) tags: usize,
    /// That a role or person is external.
    pub(super) externals: usize,
    /// That a role says who holds it.
    pub(super) held: usize,
    /// That an item has one more letter.
    pub(super) letters: usize,
    /// The most of each sort.
    pub(super) departments: usize,
    pub(super) roles: usize,
    pub(super) people: usize,
    pub(super) items: usize,
    pub(super) policies: usize,
}

impl Mood {
    pub(super) fn any(random: &mut Random) -> Self {
        let mut mood = match random.below(7) {
            0 | 1 => Self::SOUND,
            2 => Self::WILD,
            3 => Self::DATES,
            4 => Self::POLICIES,
            5 => Self::POSTS,
            _ => Self::ITEMS,
        };
        if random.chance(60) {
            mood.waivers = 0;
        }
        if random.chance(30) {
            mood.lives = 0;
        }
        if random.chance(15) {
            mood.externals = 30;
        }
        mood
    }

    /// A sound organisation with few faults.
    const SOUND: Self = Self {
        odd: 3,
        dated: 15,
        lives: 4,
        waivers: 5,
        tags: 15,
        externals: 3,
        held: 70,
        letters: 40,
        departments: 3,
        roles: 8,
        people: 5,
        items: 6,
        policies: 2,
    };
    const WILD: Self =
        Self { odd: 35, dated: 40, lives: 20, waivers: 12, externals: 13, departments: 4, ..Self::SOUND };
    const DATES: Self = Self { odd: 8, dated: 65, lives: 25, waivers: 8, roles: 6, items: 4, ..Self::SOUND };
    const POLICIES: Self =
        Self { odd: 6, dated: 25, tags: 45, held: 90, letters: 60, roles: 7, policies: 5, ..Self::SOUND };
    const POSTS: Self = Self { odd: 15, dated: 50, held: 95, people: 4, roles: 6, items: 3, ..Self::SOUND };
    const ITEMS: Self =
        Self { odd: 8, dated: 25, letters: 65, roles: 6, items: 10, departments: 2, policies: 3, ..Self::SOUND };
}
