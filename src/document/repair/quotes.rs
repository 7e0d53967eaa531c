//! Which lost marks of a paragraph open a quotation, which close one, and which are apostrophes.
//!
//! Each mark allows some readings at a cost. The cheapest row of readings that opens and closes
//! quotations in balance is found by dynamic programming over the depth of quotation (Viterbi's
//! algorithm), which takes time linear in the number of marks.

/// What a lost mark may be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Reading {
    /// The start of a quotation.
    Open,
    /// The end of a quotation.
    Close,
    /// An apostrophe.
    Apostrophe,
    /// A dash.
    Dash,
    /// A genuine letter.
    Letter,
}

/// The readings of one mark with their costs; the cheaper, the likelier.
pub(super) type Options = Vec<(Reading, f32)>;

/// A reading, and how many quotations are open before it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Decision {
    /// What the mark is.
    pub(super) reading: Reading,
    /// How many quotations are open before it.
    pub(super) depth: usize,
}

/// How deep quotations nest: one in another.
const DEPTHS: usize = 3;
const NESTED: f32 = 0.5;
const TOO_DEEP: f32 = 3.0;
const UNMATCHED: f32 = 2.5;
/// A quotation that is still open at the end of a paragraph, and that the next one takes up again.
const CARRIED_ON: f32 = 0.1;
const LEFT_OPEN: f32 = 1.5;
/// A paragraph that goes on with the quotation of the one before without a new mark.
const STARTS_OPEN: f32 = 0.8;

/// What the paragraphs around say.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Neighbours {
    /// The paragraph before left a quotation open, and this one does not start with a mark.
    pub(super) may_start_open: bool,
    /// The next paragraph starts with a mark.
    pub(super) next_reopens: bool,
}

/// The cheapest readings of the marks of one paragraph, and whether a quotation is left open.
pub(super) fn decide(marks: &[Options], around: Neighbours) -> (Vec<Decision>, bool) {
    let mut costs = [0.0, if around.may_start_open { STARTS_OPEN } else { f32::INFINITY }, f32::INFINITY];
    let mut steps: Vec<[Step; DEPTHS]> = Vec::with_capacity(marks.len());
    for options in marks {
        let mut next = [f32::INFINITY; DEPTHS];
        let mut step = [Step { from: 0, reading: Reading::Letter }; DEPTHS];
        for (from, cost) in costs.iter().enumerate() {
            for (reading, price) in options {
                let (to, toll) = transition(*reading, from);
                let total = cost + price + toll;
                if total < next[to] {
                    next[to] = total;
                    step[to] = Step { from, reading: *reading };
                }
            }
        }
        costs = next;
        steps.push(step);
    }
    let end = |depth: usize| match depth {
        0 => 0.0,
        1 if around.next_reopens => CARRIED_ON,
        1 => LEFT_OPEN,
        _ => LEFT_OPEN + NESTED,
    };
    let mut depth =
        (0..DEPTHS).min_by(|a, b| (costs[*a] + end(*a)).total_cmp(&(costs[*b] + end(*b)))).unwrap_or(0);
    let is_open = depth > 0;
    let mut decisions: Vec<Decision> = steps
        .iter()
        .rev()
        .map(|step| {
            let Step { from, reading } = step[depth];
            depth = from;
            Decision { reading, depth: from }
        })
        .collect();
    decisions.reverse();
    (decisions, is_open)
}

#[derive(Clone, Copy)]
struct Step {
    from: usize,
    reading: Reading,
}

fn transition(reading: Reading, depth: usize) -> (usize, f32) {
    match (reading, depth) {
        (Reading::Open, 0) => (1, 0.0),
        (Reading::Open, 1) => (2, NESTED),
        (Reading::Open, _) => (2, TOO_DEEP),
        (Reading::Close, 0) => (0, UNMATCHED),
        (Reading::Close, _) => (depth - 1, 0.0),
        _ => (depth, 0.0),
    }
}
