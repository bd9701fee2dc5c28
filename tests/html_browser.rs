//! The HTML report in a real browser: it draws what it says, answers to keys, and fits a phone.
//!
//! In: pages of bundled pairs and of odd texts. Out: what headless Chromium makes of them. Law: where there is no Chromium that is
//! said on stderr and nothing is held to be tested; `PICTURES=FOLDER` keeps what the browser saw.

mod browser;

use std::collections::BTreeSet;
use std::env;
use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};

use browser::Browser;
use rashomon::corpus::{self, FLAGSHIP};
use rashomon::{Call, Comparer, Comparison, Readout, Side, report};
use serde_json::Value;

const DESK: (u32, u32) = (1280, 900);
const PHONE: (u32, u32) = (360, 740);
/// One text has twelve times as many words as the other.
const UNEQUAL: &str = "2025-02-12_us-russia";

/// A browser and a folder for its pages, gone together.
struct Bench {
    browser: Browser,
    folder: PathBuf,
}

impl Bench {
    fn new(name: &str) -> Option<Self> {
        let Some(executable) = browser::executable() else {
            let _ =
                writeln!(std::io::stderr(), "SKIPPED: {name}: no Chromium here (`apt-get install chromium`, or CHROMIUM=PATH)");
            return None;
        };
        let folder = env::temp_dir().join(format!("rashomon-pages-{name}-{}", std::process::id()));
        fs::create_dir_all(&folder).expect("a folder for the pages");
        Some(Self { browser: Browser::start(&executable, name), folder })
    }

    fn show(&mut self, comparison: &Comparison, window: (u32, u32), scheme: &str) {
        self.show_page(&report::html(comparison), window, scheme);
    }

    fn show_page(&mut self, page: &str, window: (u32, u32), scheme: &str) {
        let path = self.folder.join("page.html");
        fs::write(&path, page).expect("a page");
        self.browser.open(&path, window, scheme);
        self.browser.settle();
    }

    fn is_content(&self) {
        assert!(self.browser.complaints.is_empty(), "the browser complains: {:#?}", self.browser.complaints);
    }

    /// The ids of the claims that are lit.
    fn lit(&mut self) -> BTreeSet<String> {
        strings(&self.browser.run("[...document.querySelectorAll('.claim.lit')].map(claim => claim.id)"))
    }
}

impl Drop for Bench {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.folder);
    }
}

fn strings(list: &Value) -> BTreeSet<String> {
    list.as_array().expect("a list").iter().map(|item| item.as_str().expect("words").to_owned()).collect()
}

fn compared(id: &str) -> Comparison {
    let pair = corpus::find(id).expect("a bundled pair");
    rashomon::compare(&pair.a, &pair.b)
}

/// Texts that no design was made for, each with a name.
fn odd() -> Vec<(&'static str, Comparison)> {
    let compare = |a: &str, b: &str| rashomon::compare(&Readout::new("United States", a), &Readout::new("China", b));
    let whole = |text: fn(&corpus::Pair) -> &Readout| {
        corpus::pairs().iter().map(|pair| text(pair).text().to_owned()).collect::<Vec<_>>().join("\n\n")
    };
    let many = [whole(|pair| &pair.a), whole(|pair| &pair.b)];
    let long = "x".repeat(3_000);
    let word = format!("The President spoke with President Roe of {long}. He raised {long}-{long} and concerns about trade.");
    let russian = "Президент России провёл телефонный разговор с Президентом США. Обсуждалась ситуация вокруг Украины.";
    let chinese = "两国元首通电话，就双边关系和共同关心的问题深入交换意见。习近平强调，台湾问题是中国核心利益中的核心。";
    vec![
        ("empty", compare("", "")),
        ("one-empty", compare("The President spoke with President Roe of Chile.", "")),
        ("russian-chinese", compare(russian, chinese)),
        ("long-words", compare(&word, &word.replace("raised", "discussed"))),
        ("hundreds-of-claims", compare(&many[0], &many[1])),
        ("long-names", rashomon::compare(&Readout::new("Long ".repeat(60), russian), &Readout::new(&long, russian))),
    ]
}

#[test]
fn ribbons_join_the_claims_of_their_rows() {
    let Some(mut bench) = Bench::new("ribbons") else { return };
    for id in [FLAGSHIP, UNEQUAL, "2022-02-07_france-russia"] {
        let comparison = compared(id);
        bench.show(&comparison, DESK, "light");
        let wanted: BTreeSet<String> = comparison
            .links()
            .iter()
            .flat_map(|link| link.a.iter().flat_map(|a| link.b.iter().map(move |b| (a, b))))
            .map(|(a, b)| format!("claim-a-{} claim-b-{}", &a[1..], &b[1..]))
            .collect();
        let drawn = bench.browser.run("[...document.querySelectorAll('.ribbon')].map(ribbon => ribbon.dataset.claims)");
        assert_eq!(strings(&drawn), wanted, "{id}");
        for scrolled in [0, 700] {
            bench.browser.run(&format!("scrollTo(0, {scrolled})"));
            bench.browser.settle();
            // How far each end of a ribbon lies outside of the lines of its claim and of the edge of its column, in pixels.
            let off = bench.browser.run(
                "[...document.querySelectorAll('.ribbon')].map(ribbon => {
                    const frame = document.getElementById('ribbons').getBoundingClientRect();
                    const thread = ribbon.querySelector('.thread');
                    return ribbon.dataset.claims.split(' ').map((id, side) => {
                        const box = document.querySelector('#' + id + ' .said').getBoundingClientRect();
                        const end = thread.getPointAtLength(side * thread.getTotalLength());
                        const column = document.querySelectorAll('.text')[side].getBoundingClientRect();
                        const edge = side ? column.left : column.right;
                        const y = end.y + frame.top;
                        return Math.max(box.top - y, y - box.bottom, Math.abs(end.x + frame.left - edge) - 12);
                    });
                }).flat()",
            );
            for off in off.as_array().expect("a list") {
                assert!(off.as_f64().expect("a number") <= 2.0, "{id} at {scrolled}: {off}");
            }
        }
        // Each claim's colour is that of its ribbon, and lines tell relations apart without colour.
        let same = bench.browser.run(
            "[...document.querySelectorAll('.ribbon')].every(ribbon => ribbon.dataset.claims.split(' ').every(id =>
                getComputedStyle(document.querySelector('#' + id + ' .said')).textDecorationColor === getComputedStyle(ribbon).color))",
        );
        assert_eq!(same, true, "{id}");
    }
    bench.is_content();
}

#[test]
fn keys_and_pointer_light_up_a_row() {
    let Some(mut bench) = Bench::new("keys") else { return };
    let comparison = compared(FLAGSHIP);
    bench.show(&comparison, DESK, "light");
    let focus = "document.activeElement.matches('.mark') ? document.activeElement.closest('.claim').id : ''";
    let mut presses = 0;
    let claim = loop {
        bench.browser.press("Tab");
        let claim = bench.browser.run(focus).as_str().unwrap_or_default().to_owned();
        if !claim.is_empty() {
            break claim;
        }
        presses += 1;
        assert!(presses < 100, "no claim can be reached by the Tab key");
    };
    let link = &comparison.links()[0];
    let row: BTreeSet<String> = [(Side::A, &link.a), (Side::B, &link.b)]
        .into_iter()
        .flat_map(|(side, ids)| ids.iter().map(move |id| format!("claim-{side}-{}", &id[1..])))
        .collect();
    assert!(row.contains(&claim), "{claim} is the first claim that stands in a row");
    assert_eq!(bench.lit(), row);
    assert_eq!(bench.browser.run("document.querySelectorAll('.ribbon.lit').length"), link.a.len() * link.b.len());
    assert_eq!(bench.browser.run("document.querySelector('#row-1').matches('.lit')"), true);
    assert_eq!(bench.browser.run("document.getElementById('lens').hidden"), true);

    bench.browser.press("Enter");
    let shown = bench.browser.run("document.getElementById('lens').textContent");
    for id in link.a.iter().chain(&link.b) {
        let side = if id.starts_with('a') { Side::A } else { Side::B };
        let claim = comparison.account(side).claim(id).expect("a claim");
        assert!(shown.as_str().is_some_and(|shown| shown.contains(&claim.text)), "{}", claim.text);
    }
    assert_eq!(bench.lit(), row);
    bench.browser.press("Escape");
    assert_eq!(bench.browser.run("document.getElementById('lens').hidden"), true);

    // The pointer on a claim that stands alone lights that claim only.
    let alone = "(() => { const claim = document.querySelector('.claim.alone .said'); claim.scrollIntoView({block: 'center'});
        const box = claim.getClientRects()[0]; return [box.left + 4, box.top + box.height / 2, claim.parentElement.id]; })()";
    let place = bench.browser.run(alone);
    bench.browser.run("document.activeElement.blur()");
    bench.browser.point(place[0].as_f64().expect("x"), place[1].as_f64().expect("y"));
    assert_eq!(bench.lit(), BTreeSet::from([place[2].as_str().expect("an id").to_owned()]));

    // A finding leads to its words.
    for (number, finding) in (1..=3).zip(comparison.findings()) {
        bench.browser.run(&format!("document.querySelector('#finding-{number} a.leads').click()"));
        let ids = finding.claims.a.iter().map(|id| format!("claim-a-{}", &id[1..]));
        let ids: BTreeSet<String> = ids.chain(finding.claims.b.iter().map(|id| format!("claim-b-{}", &id[1..]))).collect();
        bench.browser.point(2.0, 2.0);
        assert_eq!(bench.lit(), ids, "finding {number}");
        let visible = "(() => { const box = document.querySelector('.claim:target').getBoundingClientRect();
            return box.top >= 0 && box.bottom <= innerHeight; })()";
        assert_eq!(bench.browser.run(visible), true, "finding {number}");
    }

    // The legend lights all rows of its relation, a topic all claims on it.
    bench.browser.press("Escape");
    for list in [".legend .reframed", ".slope li"] {
        let place = bench.browser.run(&format!(
            "(() => {{ const item = document.querySelector('{list}'); item.scrollIntoView({{block: 'center'}});
                const box = item.getBoundingClientRect(); return [box.left + box.width / 2, box.top + box.height / 2, item.dataset.claims.split(' ')]; }})()"
        ));
        bench.browser.point(place[0].as_f64().expect("x"), place[1].as_f64().expect("y"));
        assert_eq!(bench.lit(), strings(&place[2]), "{list}");
    }
    bench.is_content();
}

/// Of all words on the page those that stand out too little from what is behind them (WCAG 2.2, AA), with the ratio.
const PALE: &str = "(() => {
    const channels = (colour) => colour.match(/[\\d.]+/g).map(Number);
    const light = (colour) => channels(colour).slice(0, 3).map((c) => c / 255)
        .map((c) => (c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4))
        .reduce((sum, c, place) => sum + c * [0.2126, 0.7152, 0.0722][place], 0);
    const behind = (element) => {
        for (let at = element; at; at = at.parentElement) {
            const colour = getComputedStyle(at).backgroundColor;
            if ((channels(colour)[3] ?? 1) > 0) return colour;
        }
        return 'rgb(255, 255, 255)';
    };
    return [...document.body.querySelectorAll('*')]
        .filter((element) => [...element.childNodes].some((node) => node.nodeType === 3 && node.data.trim()))
        .filter((element) => !element.matches('script, .hidden') && element.getClientRects().length)
        .map((element) => {
            const [x, y] = [light(getComputedStyle(element).color), light(behind(element))];
            return [element.className + ' ' + element.textContent.slice(0, 30), (Math.max(x, y) + 0.05) / (Math.min(x, y) + 0.05)];
        })
        .filter(([, ratio]) => ratio < 4.5).map(([words, ratio]) => words + ' ' + ratio.toFixed(2));
})()";

#[test]
fn it_fits_a_phone_and_stands_out_in_light_and_dark() {
    let Some(mut bench) = Bench::new("fits") else { return };
    let overflow = "document.documentElement.scrollWidth - innerWidth";
    for id in [FLAGSHIP, UNEQUAL] {
        let comparison = compared(id);
        for scheme in ["light", "dark"] {
            for window in [PHONE, (740, 900), DESK] {
                bench.show(&comparison, window, scheme);
                assert_eq!(bench.browser.run(overflow), 0, "{id} {scheme} {window:?}");
                assert_eq!(bench.browser.run("matchMedia('(prefers-color-scheme: dark)').matches"), scheme == "dark");
            }
            assert_eq!(bench.browser.run(PALE), Value::Array(Vec::new()), "{id} {scheme}");
            // Lit words too.
            bench.browser.run("document.querySelector('.mark').click()");
            assert_eq!(bench.browser.run(PALE), Value::Array(Vec::new()), "{id} {scheme}, lit");
        }
    }
    bench.is_content();
}

#[test]
fn odd_texts_stand_too() {
    let Some(mut bench) = Bench::new("odd") else { return };
    for (name, comparison) in odd() {
        for window in [PHONE, DESK] {
            bench.show(&comparison, window, "light");
            assert_eq!(bench.browser.run("document.documentElement.scrollWidth - innerWidth"), 0, "{name} {window:?}");
            let ribbons = bench.browser.run("document.querySelectorAll('.ribbon').length").as_u64().expect("a number");
            let pairs: usize = comparison.links().iter().map(|link| link.a.len() * link.b.len()).sum();
            assert_eq!(ribbons, pairs as u64, "{name}");
        }
    }
    bench.is_content();
}

#[test]
fn without_a_script_it_reads() {
    let Some(mut bench) = Bench::new("scriptless") else { return };
    bench.browser.scripts(false);
    let path = bench.folder.join("page.html");
    fs::write(&path, report::html(&compared(FLAGSHIP))).expect("a page");
    for window in [PHONE, DESK] {
        bench.browser.open(&path, window, "light");
        assert_eq!(bench.browser.run("document.querySelectorAll('.ribbon').length"), 0);
        let hidden = "[...document.querySelectorAll('.said, .row, li')].filter(words => !words.closest('details') && !words.offsetHeight).length";
        assert_eq!(bench.browser.run(hidden), 0, "{window:?}");
        // The mark behind a claim leads to the claim that answers it, which then stands out.
        bench.browser.run("document.querySelector('a.mark').click()");
        let target = bench.browser.run("getComputedStyle(document.querySelector('.claim:target .said')).backgroundColor");
        assert_ne!(target, "rgba(0, 0, 0, 0)");
        assert_eq!(bench.browser.run("document.documentElement.scrollWidth - innerWidth"), 0);
    }
    bench.is_content();
}

/// The pages of the bundled summit and series, of two accounts and of three odd ones, each with a name.
fn gathered() -> Vec<(&'static str, String)> {
    let comparer = Comparer::default();
    let panel = |readouts: &[Readout]| report::panel::html(&comparer.panel(readouts));
    let pair = corpus::find(UNEQUAL).expect("a bundled pair");
    let long = "x".repeat(400);
    let odd = [("", ""), ("Long ".repeat(30).as_str(), long.as_str()), (long.as_str(), "They met.")]
        .map(|(name, text)| Readout::new(name, format!("The leaders met in Oslo. {text}")));
    let calls = |calls: &[Call]| report::series::html(&comparer.series(calls));
    let one = Call::new("2024-05-01").with_a(odd[1].clone()).with_b(odd[2].clone());
    vec![
        ("panel", panel(&corpus::summits()[0].accounts)),
        ("panel-of-two", panel(&[pair.a, pair.b])),
        ("panel-odd", panel(&odd)),
        ("series", calls(&corpus::series()[0].calls)),
        ("series-of-one", calls(&[one])),
        ("series-of-none", calls(&[])),
    ]
}

#[test]
fn panels_and_series_fit_a_phone_and_stand_out_in_light_and_dark() {
    let Some(mut bench) = Bench::new("gathered") else { return };
    for (name, page) in gathered() {
        for scheme in ["light", "dark"] {
            for window in [PHONE, (740, 900), DESK] {
                bench.show_page(&page, window, scheme);
                assert_eq!(
                    bench.browser.run("document.documentElement.scrollWidth - innerWidth"),
                    0,
                    "{name} {scheme} {window:?}"
                );
            }
            assert_eq!(bench.browser.run(PALE), Value::Array(Vec::new()), "{name} {scheme}");
            assert_eq!(bench.browser.run(SHADED), Value::Array(Vec::new()), "{name} {scheme}");
        }
        // Nothing is hidden for want of a script, and nothing of a picture lies outside of it.
        let hidden = "[...document.querySelectorAll('.across p, .lone, .findings > li, .courses li, .dot')]
            .filter(words => !words.closest('details') && !words.getClientRects().length).length";
        assert_eq!(bench.browser.run(hidden), 0, "{name}");
        let outside = "[...document.querySelectorAll('.course')].flatMap(picture => {
            const frame = picture.getBoundingClientRect();
            return [...picture.querySelectorAll('circle, .slopes polyline')].map(mark => mark.getBoundingClientRect())
                .filter(box => box.left < frame.left - 1 || box.right > frame.right + 1 || box.top < frame.top - 6 || box.bottom > frame.bottom + 6);
        }).length";
        assert_eq!(bench.browser.run(outside), 0, "{name}");
    }
    bench.is_content();
}

/// Of the numbers of the matrix those that stand out too little from the shade behind them (WCAG 2.2, AA), with the ratio.
const SHADED: &str = "(() => {
    const channels = (colour) => colour.match(/[\\d.]+/g).map(Number).slice(0, 3);
    const light = (colour) => colour.map((c) => c / 255)
        .map((c) => (c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4))
        .reduce((sum, c, place) => sum + c * [0.2126, 0.7152, 0.0722][place], 0);
    const paper = channels(getComputedStyle(document.documentElement).backgroundColor);
    return [...document.querySelectorAll('.matrix td')].filter((cell) => cell.querySelector('.shade')).map((cell) => {
        const shade = cell.querySelector('rect');
        const opacity = Number(getComputedStyle(shade).fillOpacity);
        const fill = channels(getComputedStyle(shade).fill);
        const behind = light(paper.map((c, place) => c * (1 - opacity) + fill[place] * opacity));
        const words = light(channels(getComputedStyle(cell).color));
        return [cell.textContent, (Math.max(behind, words) + 0.05) / (Math.min(behind, words) + 0.05)];
    }).filter(([, ratio]) => ratio < 4.5).map(([words, ratio]) => words + ' ' + ratio.toFixed(2));
})()";

/// Not a test of its own: what the README shows, and what a person looks at before a change of the page is taken.
#[test]
fn pictures_are_kept_where_they_are_asked_for() {
    let Some(folder) = env::var_os("PICTURES") else { return };
    let Some(mut bench) = Bench::new("pictures") else { return };
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join(folder);
    fs::create_dir_all(&folder).expect("the folder for the pictures");
    let keep = |name: &str, view: &str, content: Vec<u8>| {
        let path = folder.join(format!("{name}-{view}"));
        fs::write(&path, content).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    };
    let bundled = [FLAGSHIP, UNEQUAL, "2022-02-07_france-russia"].map(|id| (id, compared(id)));
    for (name, comparison) in bundled.into_iter().chain(odd()) {
        for scheme in ["light", "dark"] {
            bench.show(&comparison, DESK, scheme);
            keep(name, &format!("{scheme}.png"), bench.browser.picture(true));
            // The texts as they stand in a window, one row of them chosen.
            bench.browser.run("document.querySelector('#texts').scrollIntoView({block: 'start'}); scrollBy(0, 20)");
            bench
                .browser
                .run("(document.querySelector('.counterposed a.mark') ?? document.querySelector('.reframed a.mark'))?.click()");
            bench.browser.settle();
            keep(name, &format!("chosen-{scheme}.png"), bench.browser.picture(false));
        }
        bench.show(&comparison, PHONE, "light");
        keep(name, "phone.png", bench.browser.picture(true));
        keep(name, "print.pdf", bench.browser.print());
    }
    for (name, page) in gathered() {
        for scheme in ["light", "dark"] {
            bench.show_page(&page, DESK, scheme);
            keep(name, &format!("{scheme}.png"), bench.browser.picture(true));
        }
        bench.show_page(&page, PHONE, "light");
        keep(name, "phone.png", bench.browser.picture(true));
        keep(name, "print.pdf", bench.browser.print());
    }
}
