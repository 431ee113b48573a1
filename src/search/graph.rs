//! What is searched, as a worker sees it.

use super::fingerprint::Fingerprint;

/// A graph of states, given by where it starts and where one step leads.
///
/// A worker has its own clone. Everything here must be a function of its arguments alone: the
/// verdict may not depend on who calls it, or when.
///
/// Up to 64 *questions* are checked in each state; each has a bit. Some need a path to the first
/// state that answers them (a violated claim), for the others it is enough to know that some state
/// does (a witness).
pub trait Graph: Clone + Send + 'static {
    /// A state in working order.
    type State: Clone;
    /// What leads from one state to the next, for counterexamples.
    type Step: Clone;
    /// States as they wait and travel.
    type Batch: Batch;
    /// The names of states.
    type Fingerprint: Fingerprint;

    /// The states in which a behaviour starts; one that is named twice counts once.
    fn start(&self) -> Vec<Self::State>;

    /// The name of a state of this graph.
    fn fingerprint(&self, state: &Self::State) -> Self::Fingerprint;

    /// Appends the states that one step leads to, once for each step.
    fn successors(&self, state: &Self::State, successors: &mut Vec<Self::State>);

    /// Those of the questions that a state answers with yes. Each state is passed once, with all
    /// its successors.
    fn look(&self, state: &Self::State, successors: &[Self::State], asked: u64) -> u64;

    /// The questions that want a path.
    fn want_paths(&self) -> u64;

    /// All questions.
    fn questions(&self) -> u64;

    /// An empty batch for states of this graph.
    fn batch(&self) -> Self::Batch;

    /// Appends a state to a batch.
    fn pack(&self, state: &Self::State, batch: &mut Self::Batch);

    /// Appends states of a batch, from one position up to another, to states in working order.
    fn unpack(&self, batch: &Self::Batch, from: usize, to: usize, states: &mut Vec<Self::State>);

    /// The steps out of a state with where they lead, for rebuilding a path. In a graph that keeps
    /// one representative for many states, these are the states themselves.
    fn steps(&self, state: &Self::State) -> Vec<(Self::Step, Self::State)>;

    /// How many states it represents: one, unless the graph keeps one representative for many.
    fn stands_for(&self, _state: &Self::State) -> u64 {
        1
    }

    /// The name under which such a state is known in this graph: that of its representative.
    fn name(&self, state: &Self::State) -> Self::Fingerprint {
        self.fingerprint(state)
    }

    /// The states in which a path may start: those that [`start`](Graph::start) gives or, in a graph
    /// that keeps one representative for many, those that they represent.
    fn origins(&self) -> Vec<Self::State> {
        self.start()
    }

    /// The steps out of a representative, each with the representative of where it leads. A path is
    /// rebuilt from these where it cannot be from [`steps`](Graph::steps), because a graph's
    /// representative is not the same for all states that it might represent.
    fn steps_between_representatives(&self, state: &Self::State) -> Vec<(Self::Step, Self::State)> {
        self.steps(state)
    }
}

/// States that are still to be explored, or travel to the worker that owns them.
pub trait Batch: Clone + Default + Send + 'static {
    /// How many states there are.
    fn len(&self) -> usize;

    /// Whether there are none.
    fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// Appends one state of another batch.
    fn push_from(&mut self, other: &Self, position: usize);

    /// How many bytes of memory it takes.
    fn memory(&self) -> u64;

    /// Appends all states as bytes, for other processes and for checkpoints.
    fn encode(&self, bytes: &mut Vec<u8>);

    /// The states that were written; `None` when the bytes are not such.
    fn decode(bytes: &[u8]) -> Option<Self>;
}

/// States of plain bytes, each packed into the same number of words: the fast path.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Words {
    width: usize,
    words: Vec<u32>,
}

impl Words {
    /// No states; each will have this many words, at least one.
    pub fn new(width: usize) -> Words {
        assert!(0 < width, "a state has at least one word");
        Words { width, words: Vec::new() }
    }

    /// Where the words of one more state are to be appended.
    #[inline]
    pub fn end(&mut self) -> &mut Vec<u32> {
        &mut self.words
    }

    /// The words of some states, from one position up to another, each in a slice of its own.
    pub fn states(&self, from: usize, to: usize) -> impl Iterator<Item = &[u32]> {
        self.words[from * self.width..to * self.width].chunks_exact(self.width)
    }
}

impl Batch for Words {
    fn len(&self) -> usize {
        // The default has no width and no words.
        self.words.len() / self.width.max(1)
    }

    #[inline]
    fn push_from(&mut self, other: &Words, position: usize) {
        assert_eq!(self.width, other.width, "states of one graph have the same width");
        let from = position * other.width;
        self.words.extend_from_slice(&other.words[from..from + other.width]);
    }

    fn memory(&self) -> u64 {
        self.words.capacity() as u64 * 4
    }

    fn encode(&self, bytes: &mut Vec<u8>) {
        bytes.extend((self.width as u32).to_le_bytes());
        bytes.extend(self.words.iter().flat_map(|word| word.to_le_bytes()));
    }

    fn decode(bytes: &[u8]) -> Option<Words> {
        let (words, rest) = bytes.as_chunks::<4>();
        let mut words = words.iter().map(|&word| u32::from_le_bytes(word));
        let width = words.next()? as usize;
        let words: Vec<u32> = words.collect();
        let whole = rest.is_empty() && (width > 0 || words.is_empty());
        (whole && words.len().is_multiple_of(width.max(1))).then_some(Words { width, words })
    }
}
