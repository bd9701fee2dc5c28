//! The measure on portions whose distance can be reckoned by hand.
//!
//! In: shares, relations, stakes. Out: a pass, or the part that is off. Law: the costs are those of `src/design.md`; a change of one shows here.

use smallvec::smallvec;

use super::*;

/// By the costs of the crate.
fn measure(portions: &[Portion<'_>]) -> Divergence {
    super::measure(portions, &Costs::DEFAULT)
}

fn portion<'t>(a: f64, b: f64, relation: Option<Relation>) -> Portion<'t> {
    Portion {
        stake: Stake::Usual,
        shares: [a, b],
        relation: relation.map(|relation| (relation, &[Aspect::Framing, Aspect::Commitment][..])),
        topics: smallvec![file("x")],
    }
}

#[test]
fn parts_add_up_and_bounds_hold() {
    let portions =
        [portion(0.5, 0.3, Some(Relation::Reframed)), portion(0.5, 0.0, None), portion(0.0, 0.7, Some(Relation::Counterposed))];
    let divergence = measure(&portions);
    let sum: f64 = divergence.parts.named().iter().map(|(_, part)| part).sum();
    assert!((sum - divergence.overall.get()).abs() < 1e-9);
    assert!(divergence.low <= divergence.overall && divergence.overall <= divergence.high);
}

#[test]
fn the_same_account_is_exactly_zero() {
    let divergence = measure(&[portion(0.4, 0.4, Some(Relation::Concordant)), portion(0.6, 0.6, Some(Relation::Concordant))]);
    assert_eq!((divergence.overall, divergence.low, divergence.high), (Score::ZERO, Score::ZERO, Score::ZERO));
}

#[test]
fn nothing_at_all_is_zero_and_one_side_alone_is_omission() {
    assert_eq!(measure(&[]).overall, Score::ZERO);
    let divergence = measure(&[portion(1.0, 0.0, None)]);
    assert!((divergence.parts.omission - 1.0).abs() < 1e-9);
}

#[test]
fn a_demand_left_out_costs_more_than_a_courtesy_and_a_scene_less() {
    let of = |stake: Stake| {
        let lone = Portion { stake, ..portion(0.5, 0.0, None) };
        measure(&[lone, portion(0.5, 1.0, Some(Relation::Concordant))]).overall
    };
    assert!(of(Stake::Conflict) > of(Stake::Usual) && of(Stake::Usual) > of(Stake::Setting));
    assert_eq!(Stake::of([Act::Describe, Act::Warn].into_iter()), Stake::Conflict);
}

/// The id of a topic, as the lexicon would hold it.
fn file(topic: &str) -> &'static Arc<str> {
    Box::leak(Box::new(topic.into()))
}

fn lone(stake: Stake, a: f64, b: f64) -> Portion<'static> {
    Portion { stake, ..portion(a, b, None) }
}

fn close(one: f64, other: f64) -> bool {
    (one - other).abs() < 1e-6
}

#[test]
fn each_relation_books_its_cost_where_it_belongs() {
    let of = |relation: Relation, aspects: &[Aspect]| {
        let row = Portion { relation: Some((relation, aspects)), ..portion(0.5, 0.5, None) };
        measure(&[row, portion(0.5, 0.5, Some(Relation::Concordant))]).parts
    };
    let none = Parts::default();
    assert_eq!(of(Relation::Contradictory, &[]), Parts { factual: 0.5, ..none });
    assert_eq!(of(Relation::Counterposed, &[]), Parts { framing: 0.45, ..none });
    for (aspect, parts) in [
        (Aspect::Framing, Parts { framing: 0.075, ..none }),
        (Aspect::Commitment, Parts { commitment: 0.075, ..none }),
        (Aspect::Attribution, Parts { attribution: 0.075, ..none }),
        (Aspect::Scope, Parts { factual: 0.075, ..none }),
        (Aspect::Specifics, Parts { factual: 0.075, ..none }),
        (Aspect::Emphasis, Parts { emphasis: 0.075, ..none }),
        (Aspect::Tone, Parts { emphasis: 0.075, ..none }),
    ] {
        assert_eq!(of(Relation::Reframed, &[aspect]), parts, "{aspect:?}");
    }
    // A second way to differ adds less than the first, and both share the cost.
    let two = of(Relation::Reframed, &[Aspect::Framing, Aspect::Commitment]);
    assert_eq!(two, Parts { framing: 0.05, commitment: 0.05, ..none });
}

#[test]
fn what_is_left_out_costs_more_than_in_proportion_and_conflict_all_of_it() {
    let omission = |stake: Stake, share: f64| {
        let rest = portion(1.0 - share, 1.0, Some(Relation::Concordant));
        measure(&[lone(stake, share, 0.0), rest]).parts.omission
    };
    assert!(close(omission(Stake::Conflict, 0.5), 0.25) && close(omission(Stake::Conflict, 1.0), 0.5));
    assert!(close(omission(Stake::Usual, 1.0), 0.5), "all of one side, which is half of both");
    let (little, much) = (omission(Stake::Usual, 0.2), omission(Stake::Usual, 0.8));
    assert!(much > 4.0 * little && much < 0.4 && little > 0.0, "{little} {much}");
    // A scene counts half: as much as if it took up half the room.
    let scene = measure(&[lone(Stake::Setting, 0.5, 0.0), portion(0.5, 1.0, Some(Relation::Concordant))]).parts.omission;
    assert!(close(scene, omission(Stake::Usual, 1.0 / 3.0)), "{scene}");
}

#[test]
fn a_side_counts_half_and_all_where_the_other_has_nothing() {
    let row = |a: f64, b: f64| portion(a, b, Some(Relation::Counterposed));
    let same = |a: f64, b: f64| portion(a, b, Some(Relation::Concordant));
    assert!(close(measure(&[row(0.2, 0.6), same(0.8, 0.4)]).overall.get(), 0.9 * 0.4));
    assert!(close(measure(&[row(0.5, 0.0), same(0.5, 0.0)]).overall.get(), 0.45));
    assert!(close(measure(&[row(0.0, 0.5), same(0.0, 0.5)]).overall.get(), 0.45));
    // Shares need not add up to 1: what counts is what they are of their sum.
    assert_eq!(measure(&[row(1.0, 2.0), same(3.0, 2.0)]), measure(&[row(0.25, 0.5), same(0.75, 0.5)]));
}

#[test]
fn the_interval_says_how_much_hangs_on_single_claims() {
    let rows = |count: usize, other: Relation| {
        let share = 1.0 / (2 * count) as f64;
        let two = [portion(share, share, Some(Relation::Concordant)), portion(share, share, Some(other))];
        measure(&two.into_iter().cycle().take(2 * count).collect::<Vec<_>>())
    };
    let width = |divergence: &Divergence| divergence.high.get() - divergence.low.get();
    let [few, many] = [2, 100].map(|count| rows(count, Relation::Contradictory));
    assert!(close(few.overall.get(), 0.5) && close(many.overall.get(), 0.5));
    assert!(width(&few) > 3.0 * width(&many) && width(&many) > 0.1, "{few:?} {many:?}");
    assert!(many.low.get() < 0.47 && many.high.get() > 0.53 && many.low.get() > 0.4 && many.high.get() < 0.6, "{many:?}");
    assert_eq!((few.low, few.high), (Score::ZERO, Score::new(1.0)), "four rows drawn may be all alike");
    let two = rows(1, Relation::Contradictory);
    assert_eq!((two.low, two.high), (Score::ZERO, Score::new(1.0)), "two are enough to be drawn");
    // Where every claim costs the same, nothing hangs on which are drawn; nor where there is one.
    let even = measure(&[portion(0.5, 0.5, Some(Relation::Contradictory)), portion(0.5, 0.5, Some(Relation::Contradictory))]);
    assert_eq!((even.low, even.high), (even.overall, even.overall));
    let one = measure(&[portion(1.0, 1.0, Some(Relation::Counterposed))]);
    assert_eq!((one.low, one.high), (one.overall, one.overall));
    // Nor where its parts were rounded, and add up to a little more than it costs.
    let sixths = [Aspect::Framing, Aspect::Commitment, Aspect::Attribution, Aspect::Scope, Aspect::Specifics, Aspect::Tone];
    let sixths = Some((Relation::Reframed, &sixths[..]));
    let one = measure(&[Portion { relation: sixths, ..portion(1.0, 1.0, None) }]);
    assert!(one.overall.get() > 0.4 && (one.low, one.high) == (one.overall, one.overall), "{one:?}");
    // Texts of which one is silent in some draws are still measured, by the other.
    let sides = measure(&[lone(Stake::Conflict, 1.0, 0.0), lone(Stake::Conflict, 0.0, 1.0)]);
    assert_eq!((sides.low.get(), sides.overall.get(), sides.high.get()), (1.0, 1.0, 1.0));
    let quiet =
        measure(&[lone(Stake::Usual, 0.5, 0.0), portion(0.5, 0.5, Some(Relation::Concordant)), lone(Stake::Usual, 0.0, 0.5)]);
    assert!(quiet.low.get() < quiet.overall.get() && close(quiet.high.get(), 1.0), "{quiet:?}");
}

#[test]
fn each_file_has_its_room_and_its_distance() {
    let on = |topics: &[&'static str], portion: Portion<'static>| Portion {
        topics: topics.iter().map(|topic| file(topic)).collect(),
        ..portion
    };
    // The shares of a side add up to 2 here: what counts is what a file is of them.
    let divergence = measure(&[
        on(&["trade", "trade"], portion(0.6, 1.0, Some(Relation::Contradictory))),
        on(&["trade", "gas"], portion(0.2, 0.2, Some(Relation::Concordant))),
        on(&["arms"], lone(Stake::Conflict, 0.8, 0.0)),
        on(&["whales"], lone(Stake::Usual, 0.0, 0.8)),
        on(&[], portion(0.4, 0.0, Some(Relation::Concordant))),
    ]);
    let told: Vec<(&str, i64, i64, i64)> = divergence
        .topics
        .iter()
        .map(|topic| [topic.divergence, topic.share_a, topic.share_b].map(|score| (score.get() * 1000.0).round() as i64))
        .zip(&divergence.topics)
        .map(|([apart, a, b], topic)| (&*topic.topic, apart, a, b))
        .collect();
    // The largest first, of equals the first in the alphabet; a file of one side alone is all omission.
    assert_eq!(told, [("trade", 792, 400, 600), ("arms", 1000, 400, 0), ("whales", 1000, 0, 400), ("gas", 0, 100, 100)]);
    assert_eq!(divergence.topic_shifts().len(), 4);
}

#[test]
fn shares_of_files_shift_from_none_to_one_bit() {
    let shift = |shares: &[(f64, f64)]| {
        let topic = |(place, (a, b)): (usize, &(f64, f64))| TopicDivergence {
            topic: place.to_string().into(),
            divergence: Score::ZERO,
            share_a: Score::new(*a),
            share_b: Score::new(*b),
        };
        let topics = shares.iter().enumerate().map(topic).collect();
        Divergence { topics, ..measure(&[]) }.topic_shifts()
    };
    let sum = |shares: &[(f64, f64)]| shift(shares).iter().sum::<f64>();
    assert!(close(sum(&[(0.2, 0.4), (0.3, 0.6)]), 0.0), "the same room of what is on any file");
    assert!(close(sum(&[(0.5, 0.0), (0.0, 0.3)]), 1.0), "nothing in common");
    assert_eq!(shift(&[(0.5, 0.0), (0.5, 0.0)]), [0.0, 0.0], "one text is on none");
    // Half against a quarter and a half against three quarters, by hand.
    let by_hand = 0.5 * (0.5 * (0.5f64 / 0.375).log2() + 0.25 * (0.25f64 / 0.375).log2());
    assert!(close(shift(&[(0.5, 0.25), (0.5, 0.75)])[0], by_hand));
}
