//! JSON in which a key is there twice: one reader would see the one value, another the other.

use honnin_files::json::{UniqueKeys, read};
use serde_json::Value;

#[test]
fn a_key_that_is_there_twice_is_refused_however_deep_it_lies() {
    let twice = [
        r#"{"a":1,"a":1}"#,
        r#"{"a":{"b":[0,{"c":null,"d":{},"c":2.5}]}}"#,
        // The same key, written otherwise.
        r#"[{"a":true,"\u0061":false}]"#,
    ];
    for text in twice {
        let why = read::<Value>(text).expect_err("it is refused").to_string();
        assert!(why.contains("appears twice at line 1"), "{why}");
        assert!(serde_json::from_str::<Value>(text).is_ok(), "others read it");
    }
    let once = r#"{"a":{"a":[{"a":-1},{"a":"a"}]},"b":1e3,"c":null}"#;
    assert!(read::<Value>(once).is_ok_and(|it| it["b"] == 1e3));
    assert!(serde_json::from_str::<UniqueKeys>("{").is_err());
    assert!(read::<Value>(&"[".repeat(1_000_000)).is_err());
}
