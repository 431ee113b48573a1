//! The style: every class that pictures use is there, and every colour in light and in dark.

use super::pictures;
use honnin_render::picture::STYLE;
use std::collections::{BTreeMap, BTreeSet};

/// The colours of a block of the style, by name.
fn colours(block: &str) -> BTreeMap<&str, [f64; 3]> {
    let declared = block.split([';', '{']).filter_map(|part| part.trim().split_once(":#"));
    let channel = |digits: &str, at: usize| {
        let wide = digits.len() == 6;
        let digit = if wide { &digits[2 * at..2 * at + 2] } else { &digits[at..=at] };
        let value = u8::from_str_radix(digit, 16).expect("it is a colour");
        f64::from(if wide { value } else { value * 17 }) / 255.0
    };
    let colour = |digits: &str| [0, 1, 2].map(|at| channel(digits.trim_end_matches('}'), at));
    declared
        .filter(|(name, _)| name.starts_with("--"))
        .map(|(name, digits)| (name, colour(digits)))
        .collect()
}

/// Light first, then dark.
fn both() -> [BTreeMap<&'static str, [f64; 3]>; 2] {
    let (light, rest) = STYLE.split_once("@media screen").expect("there is a dark style");
    let (dark, _) = rest.split_once("}}").expect("the dark style ends");
    [colours(light), colours(dark)]
}

/// How far two colours are apart in lightness, as the WCAG measure it: 1 to 21.
fn contrast(one: [f64; 3], other: [f64; 3]) -> f64 {
    let linear = |c: f64| if c <= 0.03928 { c / 12.92 } else { ((c + 0.055) / 1.055).powf(2.4) };
    let light = |[r, g, b]: [f64; 3]| 0.2126 * linear(r) + 0.7152 * linear(g) + 0.0722 * linear(b);
    let (one, other) = (light(one), light(other));
    (one.max(other) + 0.05) / (one.min(other) + 0.05)
}

#[test]
fn light_and_dark_have_the_same_colours() {
    let [light, dark] = both();
    assert!(light.len() > 25, "the colours were read: {}", light.len());
    let names = |colours: &BTreeMap<&'static str, [f64; 3]>| {
        colours.keys().copied().collect::<BTreeSet<_>>()
    };
    assert_eq!(names(&light), names(&dark));
    let used = STYLE.split("var(").skip(1).filter_map(|rest| rest.split(')').next());
    // How wide a picture is it says itself.
    for used in used.filter(|used| *used != "--wide") {
        assert!(light.contains_key(used), "{used} is a colour");
    }
}

/// What is written can be read on what it is written on.
#[test]
fn texts_stand_out_from_their_ground() {
    for colours in both() {
        let residents = (0..8).map(|n| ("--ink".to_owned(), format!("--f{n}")));
        let others = [
            ("--ink", "--paper"),
            ("--ink", "--band"),
            ("--ink", "--head"),
            ("--ink", "--tint"),
            ("--ink", "--good"),
            ("--ink", "--none"),
            ("--soft", "--paper"),
            ("--soft", "--head"),
            ("--soft", "--band"),
            ("--soft", "--tint"),
            ("--alarm", "--tint"),
            ("--alarm", "--paper"),
            ("--on-alarm", "--alarm"),
            ("--on-open", "--open"),
        ];
        let others = others.map(|(text, ground)| (text.to_owned(), ground.to_owned()));
        for (text, ground) in residents.chain(others) {
            let ratio = contrast(colours[text.as_str()], colours[ground.as_str()]);
            assert!(ratio >= 4.5, "{text} on {ground}: {ratio:.1}");
        }
        // A condition that is absent is a dot that can be seen, in a band and on bare paper.
        let absent = STYLE.split_once(".absent{stroke:var(").expect("it is there").1;
        let absent = absent.split(')').next().expect("it ends");
        for ground in ["--band", "--paper"] {
            let ratio = contrast(colours[absent], colours[ground]);
            assert!(ratio >= 3.0, "{absent} on {ground}: {ratio:.1}");
        }
        for resident in 0..8 {
            let line = colours[format!("--r{resident}").as_str()];
            let ratio = contrast(line, colours["--paper"]);
            assert!(ratio >= 3.0, "the lines of resident {resident}: {ratio:.1}");
        }
    }
}

/// A class without a style is a mistake in its name.
#[test]
fn every_class_has_a_style() {
    let used: BTreeSet<String> =
        pictures().iter().flat_map(|(_, picture)| styled(picture)).collect();
    assert!(used.len() > 40, "classes were found: {}", used.len());
}

/// The classes of a picture, each of which has a style.
pub(crate) fn styled(picture: &str) -> BTreeSet<String> {
    let classes = picture.split("class=\"").skip(1).filter_map(|rest| rest.split('"').next());
    let used: BTreeSet<&str> = classes.flat_map(str::split_whitespace).collect();
    for class in &used {
        let styled = STYLE.match_indices(&format!(".{class}")).any(|(at, name)| {
            !STYLE[at + name.len()..].starts_with(|c: char| c.is_alphanumeric() || c == '-')
        });
        assert!(styled, "{class} has a style");
    }
    used.into_iter().map(str::to_owned).collect()
}
