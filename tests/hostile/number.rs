//! Numbers that no number can hold.
//!
//! In: texts, dates, lexicons and settings with numbers out of range. Out: a pass, or a number that is none. Law: every number that
//! comes out is finite and in its range, whatever went in.

use rashomon::{Comparer, Lexicon, Readout, Score, Span, Weights};

use crate::checks;

#[test]
fn numbers_beyond_reckoning_are_no_quantities() {
    let comparer = Comparer::default();
    let plain = Readout::new("Chile", "The call lasted 90 minutes. The sides agreed on $1.5 billion.");
    for digits in [19, 20, 39, 300, 308, 309, 310, 5_000, 100_000] {
        let nines = "9".repeat(digits);
        for text in [
            format!("The call lasted {nines} hours. They agreed on ${nines} trillion and {nines}% of {nines} tons."),
            format!("The call lasted {nines} hours and {nines} minutes. The sides agreed on {nines} million dollars."),
            format!("The call on June {nines}, {nines} lasted 0.{nines} hours, {nines}bn, {nines}:{nines}."),
            format!("{nines}. They met.\n{nines}) They agreed.\n({nines}) They parted."),
        ] {
            let readout = Readout::new("Norway", text);
            let document = comparer.analyze(&readout);
            checks::document_is_sound(&comparer, &document);
            checks::comparison_is_sound(&comparer.compare(&readout, &plain), &readout, &plain);
        }
    }
}

#[test]
fn dates_out_of_range_are_read_over() {
    let pair = rashomon::corpus::find(rashomon::corpus::FLAGSHIP).expect("the flagship");
    for date in ["99999999999-01-01", "-0001-12-31", "2022-02-31", "0000-00-00", "9999-12-31T23:59:60Z", "NaN"] {
        let comparison = rashomon::compare(&pair.a.clone().with_date(date), &pair.b.clone().with_date(date));
        checks::comparison_is_sound(&comparison, &pair.a, &pair.b);
        assert!(!rashomon::report::html(&comparison).is_empty());
    }
}

#[test]
fn a_lexicon_names_the_line_of_a_number_it_cannot_hold() {
    for value in ["1e999", "-1e999", "NaN", "inf", "infinity", "0x10", "1,5", ""] {
        let text = format!("[tone]\nfine = fine ; valence: 1\nicy = icy ; valence: {value}");
        let build = || Comparer::builder().lexicon(Lexicon::parse("mine.txt", &text)?).build();
        let error = build().expect_err(value).to_string();
        assert!(error.starts_with("mine.txt:3: ") && error.contains("is not a number"), "{error}");
    }
    // What is a number, but out of range, is brought inside.
    let build = |value: &str| Lexicon::parse("mine.txt", &format!("[act]\nhum = hummed ; act: assert ; strength: {value}"));
    let comparer = Comparer::builder().lexicon(build("1e300").expect("a number")).build().expect("a lexicon");
    let document = comparer.analyze(&Readout::new("Norway", "The President hummed of peace."));
    assert_eq!(document.claims()[0].strength, Score::ONE);
}

#[test]
fn settings_out_of_range_give_scores_in_range() {
    let pair = rashomon::corpus::find(rashomon::corpus::FLAGSHIP).expect("the flagship");
    let refused = |value: f32| {
        let mut weights = Weights::default();
        weights.hub = value;
        Comparer::builder().weights(weights).build().expect_err("no number to weigh with").to_string()
    };
    assert_eq!(refused(f32::NAN), "weight `hub`: NaN is not a finite number from 0 on");
    assert_eq!(refused(-1.0), "weight `hub`: -1 is not a finite number from 0 on");
    for extreme in [f32::NAN, f32::INFINITY, f32::NEG_INFINITY, f32::MAX, -1.0, 0.0] {
        let set: [fn(&mut Weights, f32); 7] = [
            |weights, value| weights.terms = value,
            |weights, value| weights.vectors = value,
            |weights, value| weights.hub = value,
            |weights, value| weights.salience = value,
            |weights, value| weights.price = value,
            |weights, value| weights.joining = value,
            |weights, value| weights.order = value,
        ];
        for set in set {
            let mut weights = Weights::default();
            set(&mut weights, extreme);
            match Comparer::builder().weights(weights).build() {
                Ok(comparer) => checks::comparison_is_sound(&comparer.compare(&pair.a, &pair.b), &pair.a, &pair.b),
                Err(error) => assert!(extreme.is_nan() || extreme < 0.0 || extreme.is_infinite(), "{error}"),
            }
        }
        let comparer = Comparer::builder().similarity(move |_: &str, _: &str| f64::from(extreme)).build().expect("a comparer");
        checks::comparison_is_sound(&comparer.compare(&pair.a, &pair.b), &pair.a, &pair.b);
    }
}

#[test]
fn spans_out_of_a_text_are_left_out() {
    let readout = Readout::new("Norway", "The President thanked Chile. They agreed to meet – soon.");
    let ends = [0, 1, 28, 29, 48, 49, 50, readout.text().len(), usize::MAX - 1, usize::MAX];
    let spans: Vec<Span> = ends.iter().flat_map(|start| ends.map(|end| Span::new(*start, end))).collect();
    let document = Comparer::default().analyze_marked(&readout, &spans);
    checks::document_is_sound(&Comparer::default(), &document);
    assert!(spans.iter().all(|span| readout.text().contains(span.of(readout.text()))));
}
