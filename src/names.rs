//! Enumerations whose values have a fixed written name.

/// Declares an enumeration together with the written name of each value: `ALL`, `as_str`,
/// `from_name`, `Display` and serde's traits, all from one list.
macro_rules! named_values {
    (
        $(#[$meta:meta])*
        $visibility:vis enum $name:ident {
            $( $(#[$value_meta:meta])* $value:ident = $text:literal, )+
        }
    ) => {
        $(#[$meta])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, serde::Deserialize)]
        $visibility enum $name {
            $( $(#[$value_meta])* #[serde(rename = $text)] $value, )+
        }

        impl $name {
            /// Every value, in order of declaration.
            #[allow(dead_code, reason = "nobody goes through every list")]
            $visibility const ALL: &[Self] = &[ $( Self::$value, )+ ];

            /// The written name of the value.
            #[must_use]
            $visibility const fn as_str(self) -> &'static str {
                match self { $( Self::$value => $text, )+ }
            }

            /// The value with this written name, if there is one.
            #[must_use]
            $visibility fn from_name(name: &str) -> Option<Self> {
                match name { $( $text => Some(Self::$value), )+ _ => None }
            }
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                formatter.write_str(self.as_str())
            }
        }
    };
}

pub(crate) use named_values;
