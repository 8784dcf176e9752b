//! Enums that keep what they don't know.
//!
//! The feed may bring values newer than this program; they are kept as `Other` and shown generically.

macro_rules! open_enum {
    ($(#[$doc:meta])* $name:ident { $($(#[$vdoc:meta])* $variant:ident = $word:literal),+ $(,)? }) => {
        $(#[$doc])*
        #[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum $name {
            $($(#[$vdoc])* $variant,)+
            /// A value newer than this program.
            Other(String),
        }

        impl $name {
            /// Every value this program knows, in the order of the format.
            pub const KNOWN: &'static [$name] = &[$($name::$variant),+];

            /// The word of the format.
            pub fn as_str(&self) -> &str {
                match self {
                    $(Self::$variant => $word,)+
                    Self::Other(word) => word,
                }
            }
        }

        impl From<&str> for $name {
            fn from(word: &str) -> Self {
                match word {
                    $($word => Self::$variant,)+
                    other => Self::Other(other.to_owned()),
                }
            }
        }
    };
}

pub(crate) use open_enum;
