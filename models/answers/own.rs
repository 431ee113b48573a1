//! What single app servers have otherwise than the site (`[installed.app.N]`): a partial copy, a
//! rolling update.

use super::Answers;
use super::keys::{Answer, KEYS, Key, KeyId, Setting};
use crate::scope::MAX_SERVERS;

/// How many keys an app server may have an answer of its own to.
const KEYS_OF_SERVERS: usize = {
    let (mut count, mut at) = (0, 0);
    while at < KEYS.len() {
        count += KEYS[at].of_server as usize;
        at += 1;
    }
    count
};

/// The answers of single app servers that differ from those of the site.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct OwnAnswers {
    /// For each server and each key: 0 where it has the site's answer, else one more than the place
    /// of its own among those that the key allows.
    places: [[u8; KEYS_OF_SERVERS]; MAX_SERVERS],
}

/// The keys that an app server may have an answer of its own to, in the order of the register.
pub fn keys_of_servers() -> impl Iterator<Item = KeyId> {
    KEYS.iter().filter(|key| key.of_server)
}

/// Where a key is among those.
fn place_of(key: KeyId) -> usize {
    let place = keys_of_servers().position(|known| known == key);
    place.expect("it is a key that app servers may answer for themselves")
}

impl OwnAnswers {
    /// Whether every app server has the answers of the site.
    pub fn are_none(&self) -> bool {
        self.places == [[0; KEYS_OF_SERVERS]; MAX_SERVERS]
    }

    /// An app server has this answer, whatever the site's is.
    ///
    /// # Panics
    /// When app servers have no answer of their own to the key, or the key does not allow this one;
    /// readers refuse those first.
    pub fn set(&mut self, server: usize, Setting { key, answer }: Setting) {
        let place = key.allowed.answers().iter().position(|allowed| *allowed == answer);
        let place = place.expect("an answer is one of those that its key allows");
        self.places[server][place_of(key)] = place as u8 + 1;
    }

    /// Every app server has the site's answer to this key.
    pub(crate) fn clear(&mut self, key: &Key) {
        if let Some(place) = keys_of_servers().position(|known| known == key) {
            self.places.iter_mut().for_each(|server| server[place] = 0);
        }
    }

    /// What an app server has otherwise, in the order of the register.
    pub fn of_server(&self, server: usize) -> impl Iterator<Item = Setting> + use<> {
        let places = self.places[server];
        keys_of_servers().zip(places).filter(|(_, place)| *place > 0).map(|(key, place)| {
            let answer: Answer = key.allowed.answers()[usize::from(place) - 1];
            Setting::new(key, answer)
        })
    }

    /// The same, of the first servers alone.
    pub(super) fn of_first(mut self, servers: usize) -> OwnAnswers {
        self.places[servers..].fill([0; KEYS_OF_SERVERS]);
        self
    }

    /// The answers of a site all of whose servers are as this one.
    pub(super) fn applied_to(&self, answers: &Answers, server: usize) -> Answers {
        let mut all = Answers { own: OwnAnswers::default(), ..*answers };
        for Setting { key, answer } in self.of_server(server) {
            key.set(&mut all, answer);
        }
        all
    }
}
