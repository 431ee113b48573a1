//! Keys, answers and settings as JSON has them: a key by its name, an answer as a sheet writes it, all
//! answers of a site as an object. What is read is checked against the register, so that whoever has a value
//! of these types has one that a sheet could give.

use super::{Allowed, Answer, KEYS, Key, KeyId, Setting, find};
use crate::answers::{Answers, keys_of_servers};
use crate::scope::MAX_SERVERS;
use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::de::{Error, Visitor};
use serde::ser::SerializeMap as _;
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use std::borrow::Cow;
use std::collections::BTreeMap;
use std::fmt;

impl Serialize for Key {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.name)
    }
}

impl<'de> Deserialize<'de> for KeyId {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<KeyId, D::Error> {
        let name = String::deserialize(deserializer)?;
        find(&name).ok_or_else(|| D::Error::custom(format!("{name:?} is no key of a sheet")))
    }
}

impl JsonSchema for Key {
    fn schema_name() -> Cow<'static, str> {
        "Key".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        let names: Vec<&str> = KEYS.iter().map(|key| key.name).collect();
        json_schema!({ "enum": names, "description": "A key of a sheet, section included." })
    }
}

impl Serialize for Answer {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match *self {
            Answer::Word(word) => serializer.serialize_str(word),
            Answer::Number(number) => serializer.serialize_u8(number),
            Answer::Flag(flag) => serializer.serialize_bool(flag),
        }
    }
}

impl<'de> Deserialize<'de> for Answer {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Answer, D::Error> {
        deserializer.deserialize_any(OfSomeKey)
    }
}

/// Takes any answer that some key allows.
struct OfSomeKey;

impl Visitor<'_> for OfSomeKey {
    type Value = Answer;

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("an answer to a question of a sheet")
    }

    fn visit_str<E: Error>(self, word: &str) -> Result<Answer, E> {
        let words = KEYS.iter().filter_map(|key| match key.allowed {
            Allowed::Words(words) => Some(words),
            Allowed::Numbers(..) | Allowed::Flag => None,
        });
        let known = words.flatten().find(|known| **known == word);
        let unknown = || E::custom(format!("{word:?} is no answer to any question of a sheet"));
        known.map(|word| Answer::Word(word)).ok_or_else(unknown)
    }

    fn visit_u64<E: Error>(self, number: u64) -> Result<Answer, E> {
        let large = |_| E::custom(format!("{number} is no answer to any question of a sheet"));
        u8::try_from(number).map(Answer::Number).map_err(large)
    }

    fn visit_bool<E: Error>(self, flag: bool) -> Result<Answer, E> {
        Ok(Answer::Flag(flag))
    }
}

impl JsonSchema for Answer {
    fn schema_name() -> Cow<'static, str> {
        "Answer".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({
            "type": ["string", "integer", "boolean"],
            "description": "An answer to a question of a sheet: a word, a number, yes or no.",
        })
    }
}

/// Says that a key does not allow an answer, and which it allows.
fn not_allowed<E: Error>(key: &Key, answer: &Answer) -> E {
    let allowed = key.allowed.answers();
    let allowed = allowed.iter().map(ToString::to_string).collect::<Vec<_>>().join(", ");
    E::custom(format!("{answer} is no answer to {}: {allowed}", key.name))
}

impl<'de> Deserialize<'de> for Setting {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Setting, D::Error> {
        #[derive(Deserialize)]
        #[serde(deny_unknown_fields)]
        struct Pair {
            key: KeyId,
            answer: Answer,
        }
        let Pair { key, answer } = Pair::deserialize(deserializer)?;
        let allowed = key.allowed.answers().contains(&answer);
        if allowed { Ok(Setting { key, answer }) } else { Err(not_allowed(key, &answer)) }
    }
}

/// What an app server has otherwise, by its key.
struct OfServer(Vec<Setting>);

impl Serialize for OfServer {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_map(self.0.iter().map(|it| (it.key.name, it.answer)))
    }
}

/// The key of what an app server has otherwise; in documents servers count from 1, as in sheets.
fn key_of_server(server: usize) -> String {
    format!("app.{}", server + 1)
}

impl Serialize for Answers {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(None)?;
        for key in KEYS {
            map.serialize_entry(key.name, &key.get(self))?;
        }
        for server in 0..self.app_servers() {
            let own: Vec<Setting> = self.own.of_server(server).collect();
            if !own.is_empty() {
                map.serialize_entry(&key_of_server(server), &OfServer(own))?;
            }
        }
        map.end()
    }
}

/// An answer of the site, or what an app server has otherwise.
#[derive(Deserialize)]
#[serde(untagged)]
enum Given {
    Site(Answer),
    Server(BTreeMap<KeyId, Answer>),
}

impl<'de> Deserialize<'de> for Answers {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Answers, D::Error> {
        let mut given = BTreeMap::<String, Given>::deserialize(deserializer)?;
        let allowed = |key: &Key, answer: Answer| {
            let allowed = key.allowed.answers().contains(&answer);
            if allowed { Ok(answer) } else { Err(not_allowed::<D::Error>(key, &answer)) }
        };
        let mut answers = Answers::default();
        for key in KEYS {
            let Some(Given::Site(answer)) = given.remove(key.name) else {
                return Err(D::Error::custom(format!("there is no answer to {}", key.name)));
            };
            key.set(&mut answers, allowed(key, answer)?);
        }
        for server in 0..answers.app_servers() {
            let name = key_of_server(server);
            let Some(Given::Server(own)) = given.remove(&name) else { continue };
            for (key, answer) in own {
                if !key.of_server || key.get(&answers) == answer {
                    let key = key.name;
                    return Err(D::Error::custom(format!("{name} has no {key} of its own")));
                }
                answers.own.set(server, Setting::new(key, allowed(key, answer)?));
            }
        }
        if let Some((name, _)) = given.first_key_value() {
            return Err(D::Error::custom(format!("{name:?} is no key of a sheet")));
        }
        let combined = |it: &crate::answers::Uncovered| it.keys().join(", ");
        match answers.uncovered().first() {
            None => Ok(answers),
            Some(uncovered) => Err(D::Error::custom(format!(
                "the model does not cover these answers together: {}",
                combined(uncovered)
            ))),
        }
    }
}

impl JsonSchema for Answers {
    fn schema_name() -> Cow<'static, str> {
        "Answers".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        let of = |key: &Key| match key.allowed {
            Allowed::Words(words) => json_schema!({ "enum": words }),
            Allowed::Numbers(first, last) => {
                json_schema!({ "type": "integer", "minimum": first, "maximum": last })
            }
            Allowed::Flag => json_schema!({ "type": "boolean" }),
        };
        let site = KEYS.iter().map(|key| (key.name.to_owned(), of(key)));
        let own = keys_of_servers().map(|key| (key.name, of(key))).collect::<BTreeMap<_, _>>();
        let of_server = |server| {
            let own = json_schema!({ "type": "object", "properties": own, "additionalProperties": false });
            (key_of_server(server), own)
        };
        let properties: BTreeMap<String, Schema> =
            site.chain((0..MAX_SERVERS).map(of_server)).collect();
        let names: Vec<&str> = KEYS.iter().map(|key| key.name).collect();
        json_schema!({
            "type": "object",
            "description": "Every answer of a site, by its key.",
            "properties": properties,
            "required": names,
            "additionalProperties": false,
        })
    }
}
