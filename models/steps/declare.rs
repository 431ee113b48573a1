//! What the [table](crate::table) declares: [`Step`](crate::Step) and
//! [`Action`](crate::event::Action), and what can be told of them by looking at the table alone.

/// Declares steps and actions, row by row.
macro_rules! declare {
    (
        requests { $(
            $(#[doc = $said:literal])+
            $step:ident { request $(, $parameter:ident)* } = $name:literal,
                by $actor:ident, with [$($field:ident),*];
        )+ }
        faults { $(
            $(#[doc = $fault_said:literal])+
            $fault:ident { request } = $fault_name:literal,
                by $fault_actor:ident, with [$($fault_field:ident),*];
        )* }
        site { $(
            $(#[doc = $site_said:literal])+
            $site:ident $({ $($site_parameter:ident),+ })? = $site_name:literal,
                by $site_actor:ident, with [$($site_field:ident),*];
        )+ }
    ) => {
        use crate::declare::{count, each, methods};
        use crate::parameter::{kind, said_of};
        use crate::{Actor, Counts, Parameter};
        use schemars::JsonSchema;
        use std::convert::Infallible;
        use serde::{Deserialize, Serialize};

        /// One atomic step. Parameters count from 0; request `r` is made by resident `r`.
        #[derive(
            Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize,
            JsonSchema,
        )]
        #[serde(tag = "step")]
        pub enum Step {
            $(
                $(#[doc = $said])+
                #[serde(rename = $name)]
                $step {
                    #[doc = said_of!(request)]
                    request: usize,
                    $(#[doc = said_of!($parameter)] $parameter: usize,)*
                },
            )+
            $(
                $(#[doc = $site_said])+
                #[serde(rename = $site_name)]
                $site $({ $(#[doc = said_of!($site_parameter)] $site_parameter: usize,)+ })?,
            )+
        }

        /// What a step is, before it is known how it ends.
        #[derive(
            Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize,
            JsonSchema,
        )]
        #[serde(tag = "event")]
        pub enum Action {
            $(
                $(#[doc = $said])+
                #[serde(rename = $name)]
                $step {
                    #[doc = said_of!(request)]
                    request: usize,
                    $(#[doc = said_of!($parameter)] $parameter: usize,)*
                },
            )+
            $(
                $(#[doc = $fault_said])+
                #[serde(rename = $fault_name)]
                $fault {
                    #[doc = said_of!(request)]
                    request: usize,
                },
            )*
            $(
                $(#[doc = $site_said])+
                #[serde(rename = $site_name)]
                $site $({ $(#[doc = said_of!($site_parameter)] $site_parameter: usize,)+ })?,
            )+
        }

        impl Step {
            /// What the table says of every step, in its order.
            pub const TABLE: [Row; count!($($step)+ $($site)+)] = [
                $(Row {
                    name: $name,
                    sentence: concat!($($said),+),
                    parameters: &[Parameter::Request $(, kind!($parameter))*],
                    actor: Actor::$actor,
                    fields: &[$(stringify!($field)),*],
                },)+
                $(Row {
                    name: $site_name,
                    sentence: concat!($($site_said),+),
                    parameters: &[$($(kind!($site_parameter)),+)?],
                    actor: Actor::$site_actor,
                    fields: &[$(stringify!($site_field)),*],
                },)+
            ];

            /// Goes through the steps of one request, in the order of the table. `counts` says how
            /// many there are of everything else.
            #[inline(always)]
            pub fn each_of_request(request: usize, counts: &Counts, to: &mut impl Visit) {
                $(if to.wants(Step::$step { request $(, $parameter: 0)* }) {
                    each!(
                        counts, [$($parameter)*],
                        to.visit(Step::$step { request $(, $parameter)* })
                    );
                })+
            }

            /// Goes through the steps that are taken for no request, in the order of the table.
            #[inline(always)]
            pub fn each_of_site(counts: &Counts, to: &mut impl Visit) {
                $(if to.wants(Step::$site $({ $($site_parameter: 0),+ })?) {
                    each!(
                        counts, [$($($site_parameter)+)?],
                        to.visit(Step::$site $({ $($site_parameter),+ })?)
                    );
                })+
            }

            /// Goes through all steps, in the order of the table; within a row by its first
            /// parameter, then by its second.
            pub fn each(counts: &Counts, to: &mut impl Visit) {
                $(each!(
                    counts, [request $($parameter)*],
                    to.visit(Step::$step { request $(, $parameter)* })
                );)+
                Step::each_of_site(counts, to);
            }

            /// The same step with other parameters: each becomes what `name` says, by its kind.
            #[must_use]
            pub fn renamed(self, mut name: impl FnMut(Parameter, usize) -> usize) -> Step {
                let named = |kind, number| Ok::<usize, Infallible>(name(kind, number));
                let Ok(step) = self.try_renamed(named);
                step
            }

            /// The same, where not every parameter has another name.
            ///
            /// # Errors
            /// When `name` has none for a parameter.
            pub fn try_renamed<E>(
                self,
                mut name: impl FnMut(Parameter, usize) -> Result<usize, E>,
            ) -> Result<Step, E> {
                Ok(match self {
                    $(Step::$step { request $(, $parameter)* } => Step::$step {
                        request: name(Parameter::Request, request)?,
                        $($parameter: name(kind!($parameter), $parameter)?,)*
                    },)+
                    $(Step::$site $({ $($site_parameter),+ })? => Step::$site $({
                        $($site_parameter: name(kind!($site_parameter), $site_parameter)?,)+
                    })?,)+
                })
            }
        }

        impl Action {
            /// What the table says of every event, in its order.
            pub const TABLE: [Row; count!($($step)+ $($fault)* $($site)+)] = {
                let steps = Step::TABLE;
                let mut table = [steps[0]; count!($($step)+ $($fault)* $($site)+)];
                let faults = [$(Row {
                    name: $fault_name,
                    sentence: concat!($($fault_said),+),
                    parameters: &[Parameter::Request],
                    actor: Actor::$fault_actor,
                    fields: &[$(stringify!($fault_field)),*],
                },)*];
                let of_requests = count!($($step)+);
                let mut at = 0;
                while at < table.len() {
                    table[at] = if at < of_requests {
                        steps[at]
                    } else if at < of_requests + faults.len() {
                        faults[at - of_requests]
                    } else {
                        steps[at - faults.len()]
                    };
                    at += 1;
                }
                table
            };

            /// The step that is taken; `None` for a fault, which no model knows.
            pub fn step(self) -> Option<Step> {
                match self {
                    $(Action::$step { request $(, $parameter)* } => {
                        Some(Step::$step { request $(, $parameter)* })
                    })+
                    $(Action::$fault { .. } => None,)*
                    $(Action::$site $({ $($site_parameter),+ })? => {
                        Some(Step::$site $({ $($site_parameter),+ })?)
                    })+
                }
            }
        }

        impl From<Step> for Action {
            fn from(step: Step) -> Action {
                match step {
                    $(Step::$step { request $(, $parameter)* } => {
                        Action::$step { request $(, $parameter)* }
                    })+
                    $(Step::$site $({ $($site_parameter),+ })? => {
                        Action::$site $({ $($site_parameter),+ })?
                    })+
                }
            }
        }

        methods! {
            Step
            $($step { request $(, $parameter)* })+
            $($site { $($($site_parameter),+)? })+
        }
        methods! {
            Action
            $($step { request $(, $parameter)* })+
            $($fault { request })*
            $($site { $($($site_parameter),+)? })+
        }
    };
}
pub(crate) use declare;

/// What steps and actions have in common.
macro_rules! methods {
    ($type:ident $($variant:ident { $($parameter:ident),* })+) => {
        impl $type {
            /// What the table says of it.
            pub fn row(self) -> &'static Row {
                // The variants are in the order of the rows.
                #[derive(Clone, Copy)]
                enum At { $($variant),+ }
                let at = match self { $($type::$variant { .. } => At::$variant,)+ };
                const TABLE: &[Row] = &$type::TABLE;
                &TABLE[at as usize]
            }

            /// The name, as in the table and in every output.
            pub fn name(self) -> &'static str {
                self.row().name
            }

            /// Who takes it.
            pub fn actor(self) -> Actor {
                self.row().actor
            }

            /// The parameters in their order, each with its kind.
            pub fn parameters(self) -> Vec<(Parameter, usize)> {
                match self {
                    $($type::$variant { $($parameter),* } => {
                        vec![$((kind!($parameter), $parameter)),*]
                    })+
                }
            }

            /// The parameter of that kind, if it has one.
            #[inline]
            pub fn parameter(self, wanted: Parameter) -> Option<usize> {
                match self {
                    $($type::$variant { $($parameter),* } => {
                        $(if wanted == kind!($parameter) { return Some($parameter) })*
                        None
                    })+
                }
            }

            /// The request that it is taken for; `None` for what the sync, the registry and the
            /// clock do.
            #[inline]
            pub fn request(self) -> Option<usize> {
                self.parameter(Parameter::Request)
            }
        }

        impl std::fmt::Display for $type {
            /// For people: `acquire request 0`, `read request 1 page 0`, `apply replica 1`. The app
            /// server of a request is where its steps are taken, and is said beside them.
            fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                formatter.write_str(self.name())?;
                let for_a_request = self.request().is_some();
                for (kind, number) in self.parameters() {
                    if !(for_a_request && kind == Parameter::Server) {
                        write!(formatter, " {} {number}", kind.name())?;
                    }
                }
                Ok(())
            }
        }
    };
}
pub(crate) use methods;

/// How many names there are.
macro_rules! count {
    ($($name:ident)*) => { [$(stringify!($name)),*].len() };
}
pub(crate) use count;

/// Does something for every combination of parameters.
macro_rules! each {
    ($counts:ident, [], $then:expr) => { $then };
    ($counts:ident, [$first:ident $($rest:ident)*], $then:expr) => {
        for $first in 0..$counts.$first {
            $crate::declare::each!($counts, [$($rest)*], $then);
        }
    };
}
pub(crate) use each;
