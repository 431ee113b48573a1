//! Which bits of its bytes a part of the state ever sets: the others need not be kept.

use crate::answers::Answers;
use crate::part::Part;

/// For each byte of the state, in the order of its fields, the bits that a site can set.
pub(crate) struct Bits {
    bits: Vec<u8>,
}

impl Bits {
    /// The bits of a whole state.
    pub(crate) fn of_whole<State: Part>(answers: &Answers) -> Vec<u8> {
        let mut bits = Bits { bits: Vec::with_capacity(size_of::<State>()) };
        bits.add_part::<State>(answers);
        bits.bits
    }

    /// The bytes of a part.
    ///
    /// # Panics
    /// When the part does not list each of its bytes once.
    pub(crate) fn add_part<P: Part>(&mut self, answers: &Answers) {
        let before = self.bits.len();
        P::bits(answers, self);
        let listed = self.bits.len() - before;
        let part = std::any::type_name::<P>();
        assert_eq!(listed, size_of::<P>(), "{part} lists each of its bytes once");
    }

    /// A byte that counts up to `most`, where it is used at all.
    pub(crate) fn number(&mut self, used: bool, most: usize) {
        let bits = (most + 1).next_power_of_two() - 1;
        let bits = u8::try_from(bits).expect("a number in a state is a byte");
        self.bits.push(if used { bits } else { 0 });
    }

    /// A byte of two halves, of which the first `used` count up to `most`.
    pub(crate) fn halves(&mut self, used: usize, most: usize) {
        let half = (most + 1).next_power_of_two() - 1;
        assert!(half < 1 << 4, "half a byte counts up to {most}");
        self.mask([0, half, half << 4 | half][used] as u8);
    }

    /// A byte of which these bits are in use.
    pub(crate) fn mask(&mut self, used: u8) {
        self.bits.push(used);
    }

    /// A byte that says yes or no.
    pub(crate) fn flag(&mut self, used: bool) {
        self.number(used, 1);
    }

    /// A byte that names a request, or nobody.
    pub(crate) fn who(&mut self, used: bool, answers: &Answers) {
        self.number(used, answers.requests());
    }
}
