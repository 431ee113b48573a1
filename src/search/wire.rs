//! How workers reach each other: one Timely dataflow, in rounds.
//!
//! Each worker puts envelopes into the dataflow's input at the time of the current round; the exchange
//! brings it to the worker it is for. When all workers have gone on to the next round and all envelopes
//! of the last one has been handed out, Timely's frontier says so, and with that the round is over:
//! everybody has everything that anybody sent.

use super::control::SearchControl;
use super::envelope::{Broadcast, Envelope, Payload};
use super::fingerprint::Fingerprint;
use super::graph::Batch;
use std::cell::RefCell;
use std::collections::VecDeque;
use std::mem::take;
use std::rc::Rc;
use std::time::{Duration, Instant};
use timely::communication::Push;
use timely::container::NoopBuilder;
use timely::dataflow::channels::Message;
use timely::dataflow::channels::pact::DistributorPact;
use timely::dataflow::channels::pushers::exchange::Distributor;
use timely::dataflow::operators::generic::Operator;
use timely::dataflow::operators::probe::Probe;
use timely::dataflow::{InputHandle, ProbeHandle};
use timely::progress::Stamp;
use timely::worker::Worker;

/// How long a worker waits for an envelope before it looks whether the others are still there.
const PATIENCE: Duration = Duration::from_millis(20);
/// How often a worker says that it is alive, where others might wait for it.
const HEARTBEAT: Duration = Duration::from_secs(1);

/// A worker failed, or cannot be reached: there is nothing to wait for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Lost;

type Inbox<B, F> = Rc<RefCell<VecDeque<Envelope<B, F>>>>;
type Input<B, F> = InputHandle<u64, NoopBuilder<Envelope<B, F>>>;

/// One worker's end of the wire.
pub struct Wire<'a, B: Batch, F: Fingerprint> {
    worker: &'a mut Worker,
    control: &'a SearchControl,
    dataflow: usize,
    input: Input<B, F>,
    inbox: Inbox<B, F>,
    /// The round that is not over yet for this worker.
    round: u64,
    probe: ProbeHandle<u64>,
    /// How many workers each process has.
    per_process: usize,
    /// When the last message of each process arrived.
    heard: Rc<RefCell<Vec<Instant>>>,
    /// How long the workers of another process may be silent.
    silence: Duration,
    spoke: Instant,
}

impl<'a, B: Batch, F: Fingerprint> Wire<'a, B, F> {
    /// Lays the dataflow of a search; every worker lays the same.
    pub fn lay(
        worker: &'a mut Worker,
        control: &'a SearchControl,
        per_process: usize,
        silence: Duration,
    ) -> Self {
        let dataflow = worker.next_dataflow_index();
        let inbox: Inbox<B, F> = Rc::default();
        let probe = ProbeHandle::new();
        let mut input: Input<B, F> = InputHandle::new_with_builder();
        let received = Rc::clone(&inbox);
        let now = Instant::now();
        let heard = Rc::new(RefCell::new(vec![now; worker.peers() / per_process]));
        let hears = Rc::clone(&heard);
        worker.dataflow::<u64, _, _>(|scope| {
            let handed_out = input.to_stream(scope).unary::<NoopBuilder<Vec<()>>, _, _, _>(
                DistributorPact(|_| ByAddress),
                "hand out",
                move |_, _| {
                    move |envelope, _| {
                        envelope.for_each(|_, piece| {
                            let envelope = take(piece);
                            hears.borrow_mut()[envelope.from / per_process] = Instant::now();
                            // Signs of life are for this place alone.
                            if !matches!(
                                envelope.content,
                                Some(Payload::Broadcast(Broadcast::Alive))
                            ) {
                                received.borrow_mut().push_back(envelope);
                            }
                        });
                    }
                },
            );
            handed_out.probe_with(&probe);
        });
        let (round, spoke) = (0, now);
        Wire {
            worker,
            control,
            dataflow,
            input,
            inbox,
            round,
            probe,
            per_process,
            heard,
            silence,
            spoke,
        }
    }

    /// The number of this worker, from 0.
    pub fn index(&self) -> usize {
        self.worker.index()
    }

    /// The number of this worker among those of its process.
    pub fn index_in_process(&self) -> usize {
        self.index() % self.per_process
    }

    /// How many workers there are.
    pub fn peers(&self) -> usize {
        self.worker.peers()
    }

    /// Sends something to a worker.
    pub fn send(&mut self, to: usize, content: Payload<B, F>) {
        self.input.send_batch(&mut Envelope::new(self.index(), to, *self.input.time(), content));
    }

    /// Tells everybody something, the sender included.
    pub fn broadcast(&mut self, message: &Broadcast) {
        for to in 0..self.peers() {
            self.send(to, Payload::Broadcast(message.clone()));
        }
    }

    /// Moves envelopes on, without waiting.
    pub fn pump(&mut self) {
        self.worker.step();
    }

    /// Moves envelopes on and says that this worker is alive, while it does something else than searching.
    pub fn stay(&mut self) -> Result<(), Lost> {
        self.pump();
        self.look_around()
    }

    /// The next envelope of this round that came in, and from whom. A worker that ended the
    /// round already may have sent envelopes of the next one: that waits.
    pub fn take_mail(&mut self) -> Option<(usize, Payload<B, F>)> {
        let mut inbox = self.inbox.borrow_mut();
        let position = inbox.iter().position(|envelope| envelope.round == self.round)?;
        let envelope = inbox.remove(position).expect("an envelope lies where it was seen");
        Some((
            envelope.from,
            envelope.content.expect("an envelope has a content until it is taken out"),
        ))
    }

    /// Ends the round for this worker, and waits until it is over for all. What comes in meanwhile
    /// is handed over. At an error, no round will ever end.
    pub fn end_round(&mut self, mut take_in: impl FnMut(usize, Payload<B, F>)) -> Result<(), Lost> {
        let next = self.round + 1;
        self.input.advance_to(next);
        while self.probe.less_than(&next) {
            self.worker.step_or_park(Some(PATIENCE));
            while let Some((from, content)) = self.take_mail() {
                take_in(from, content);
            }
            self.look_around()?;
        }
        while let Some((from, content)) = self.take_mail() {
            take_in(from, content);
        }
        self.round = next;
        Ok(())
    }

    /// Says that this worker is alive, and looks whether the others are.
    pub fn look_around(&mut self) -> Result<(), Lost> {
        if self.control.failed() {
            return Err(Lost);
        }
        let processes = self.peers() / self.per_process;
        if processes == 1 || self.spoke.elapsed() < HEARTBEAT.min(self.silence / 4) {
            return Ok(());
        }
        self.spoke = Instant::now();
        let own = self.index() / self.per_process;
        for process in (0..processes).filter(|&process| process != own) {
            // Whichever worker notices first, all workers of the process learn of it.
            for worker in 0..self.per_process {
                self.send(
                    process * self.per_process + worker,
                    Payload::Broadcast(Broadcast::Alive),
                );
            }
            if self.silence < self.heard.borrow()[process].elapsed() {
                let seconds = self.silence.as_secs();
                self.control
                    .fail(format!("nothing was heard of process {process} for {seconds} s"));
                return Err(Lost);
            }
        }
        Ok(())
    }

    /// Takes the dataflow up, in order: everybody has said all there is to say. One who does not
    /// take leave is not waited for beyond the time it may be silent: the outcome is known.
    pub fn close(self) {
        let Wire { worker, input, dataflow, silence, control, .. } = self;
        drop(input);
        let began = Instant::now();
        while worker.has_dataflows() && began.elapsed() < silence && !control.failed() {
            worker.step_or_park(Some(PATIENCE));
        }
        worker.drop_dataflow(dataflow);
    }

    /// Tears the dataflow down, whatever the others do.
    pub fn tear(self) {
        let Wire { worker, input, dataflow, .. } = self;
        drop(input);
        worker.drop_dataflow(dataflow);
    }
}

/// Brings an envelope to the worker it is for.
struct ByAddress;

impl<B: Batch, F: Fingerprint> Distributor<Envelope<B, F>> for ByAddress {
    fn partition<T: Clone, P: Push<Message<T, Envelope<B, F>>>>(
        &mut self,
        envelope: &mut Envelope<B, F>,
        stamp: &Stamp<T>,
        pushers: &mut [P],
    ) {
        let to = envelope.to;
        Message::push_at(envelope, stamp.clone(), &mut pushers[to]);
    }

    fn flush<T: Clone, P: Push<Message<T, Envelope<B, F>>>>(&mut self, _: &Stamp<T>, _: &mut [P]) {}
}
