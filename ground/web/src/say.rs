//! Messages, loaded once a language.

/// Declares, in a crate whose build script generated messages, the private module `messages` and
/// the function `t(language)` that gives them in a language.
#[macro_export]
macro_rules! say {
    () => {
        #[expect(
            dead_code,
            unreachable_pub,
            clippy::unwrap_used,
            clippy::expect_used,
            clippy::derivable_impls,
            clippy::uninlined_format_args,
            reason = "generated; a house rule finds unused messages"
        )]
        mod messages {
            //! Generated from `messages/`.
            include!(concat!(env!("OUT_DIR"), "/messages.rs"));
        }

        pub(crate) fn t(language: kit::Language) -> &'static messages::L10nLanguage {
            use std::sync::LazyLock;
            static FR: LazyLock<messages::L10nLanguage> = LazyLock::new(|| messages::L10n::Fr.load());
            static EN: LazyLock<messages::L10nLanguage> = LazyLock::new(|| messages::L10n::En.load());
            match language {
                kit::Language::Fr => &FR,
                kit::Language::En => &EN,
            }
        }
    };
}
