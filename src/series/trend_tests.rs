//! The trend on numbers whose answer is known, and on numbers without a trend.
//!
//! In: seeded random numbers. Out: a pass, or the rate that is off. Law: rates are bounded by what 1,000 runs can show.

use super::*;

/// Runs for a rate.
const RUNS: usize = 1_000;

fn read(points: &[Point]) -> Trend {
    trend(points, &vec![""; points.len()])
}

/// About normal: the sum of twelve uniform numbers.
fn noise(random: &mut oorandom::Rand64) -> f64 {
    (0..12).map(|_| random.rand_float()).sum::<f64>() - 6.0
}

#[test]
fn a_worked_example() {
    // Ten untied years, two pairs the wrong way round: S = 45 - 4, var = 125; z = 40 / √125 = 3.578, p = 0.000347.
    let values = [1.0, 2.0, 3.0, 5.0, 4.0, 6.0, 7.0, 9.0, 8.0, 10.0];
    let points: Vec<Point> = values.iter().enumerate().map(|(year, value)| (year as f64, *value)).collect();
    let found = read(&points);
    assert!((variance(10, &[1.0; 10], &[1.0; 10]) - 125.0).abs() < 1e-9);
    assert!((found.tau.unwrap() - 41.0 / 45.0).abs() < 1e-6, "{found:?}");
    assert!((found.p.unwrap() - 0.000_347).abs() < 2e-6, "{found:?}");
    assert!((found.slope.unwrap() - 1.0).abs() < 0.15, "{found:?}");
    assert_eq!(found.verdict, Verdict::Widening);
}

#[test]
fn the_slope_is_a_median_that_one_odd_call_does_not_move() {
    let mut points: Vec<Point> = (0..12).map(|year| (f64::from(year), 0.1 * f64::from(year))).collect();
    assert_eq!(read(&points).slope, Some(0.1));
    points[6].1 = 100.0;
    assert_eq!(read(&points).slope, Some(0.1));
}

#[test]
fn few_points_one_day_and_equal_values_give_no_evidence() {
    let steep: Vec<Point> = (0..LEAST_CALLS - 1).map(|year| (year as f64, year as f64)).collect();
    assert_eq!((read(&steep).verdict, read(&steep).p), (Verdict::NoEvidence, None));
    let one_day: Vec<Point> = (0..20).map(|value| (3.0, f64::from(value))).collect();
    assert_eq!((read(&one_day).verdict, read(&one_day).slope), (Verdict::NoEvidence, None));
    let flat: Vec<Point> = (0..20).map(|year| (f64::from(year), 0.5)).collect();
    assert_eq!((read(&flat).verdict, read(&flat).slope), (Verdict::NoEvidence, Some(0.0)));
    assert_eq!(read(&[]).verdict, Verdict::NoEvidence);
}

#[test]
fn ties_of_both_kinds_lower_the_variance() {
    let untied = variance(12, &[1.0; 12], &[1.0; 12]);
    assert!(variance(12, &[2.0; 6], &[1.0; 12]) < untied);
    assert!(variance(12, &[2.0; 6], &[3.0; 4]) < variance(12, &[2.0; 6], &[1.0; 12]));
}

/// How often a verdict is given where nothing was planted.
fn false_alarms(
    length: usize,
    seed: u128,
    mut next: impl FnMut(&mut oorandom::Rand64, f64) -> f64,
    uneven: bool,
    round: bool,
) -> f64 {
    let mut random = oorandom::Rand64::new(seed);
    let alarms = (0..RUNS).filter(|_| {
        let (mut time, mut value) = (0.0, noise(&mut random));
        let points: Vec<Point> = (0..length)
            .map(|_| {
                // Two calls on one day, then nothing for months.
                time += if uneven { (random.rand_float() * 4.0 - 1.0).max(0.0).powi(2) } else { 1.0 };
                value = next(&mut random, value);
                (time, if round { (value * 2.0).round() / 2.0 } else { value })
            })
            .collect();
        read(&points).verdict != Verdict::NoEvidence
    });
    alarms.count() as f64 / RUNS as f64
}

#[test]
fn nothing_planted_is_seldom_found() {
    for length in [8, 12, 20, 40] {
        for (uneven, round) in [(false, false), (true, false), (true, true)] {
            let rate = false_alarms(length, 7 + length as u128, |random, _| noise(random), uneven, round);
            eprintln!("false alarms, {length} calls, uneven {uneven}, ties {round}: {rate:.3}");
            assert!(rate <= 0.05, "{length} calls, uneven {uneven}, ties {round}: {rate}");
        }
    }
}

#[test]
fn calls_that_hang_together_raise_the_rate_only_so_far() {
    for (length, bound) in [(12, 0.10), (20, 0.10), (40, 0.10)] {
        let rate = false_alarms(length, 99, |random, before| 0.4 * before + noise(random), false, false);
        eprintln!("false alarms, {length} calls, each 0.4 of the one before: {rate:.3}");
        assert!(rate <= bound, "{length} calls: {rate}");
    }
}

#[test]
fn holm_multiplies_the_least_by_all_and_keeps_the_order() {
    let adjusted = holm(vec![(0, 0.04), (1, 0.01), (2, 0.03)]);
    let rounded: Vec<(usize, f64)> = adjusted.into_iter().map(|(place, p)| (place, super::rounded(p))).collect();
    assert_eq!(rounded, [(1, 0.03), (2, 0.06), (0, 0.06)]);
}
