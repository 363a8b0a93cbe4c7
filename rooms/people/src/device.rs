//! The name of a browser and its system, from what the browser says of itself.
//!
//! **How to add a family**: a line, before those whose sign its text holds as well: nearly every browser
//! also says it is Chrome, or Safari, or Mozilla.

/// Signs of a browser, and its name; the first that is found names it. Those without a name build on one of
/// the families below and say so: they are not it.
const BROWSERS: [(&str, Option<&str>); 15] = [
    ("OPR/", None),
    ("Vivaldi/", None),
    ("SamsungBrowser/", None),
    ("YaBrowser/", None),
    ("Edg/", Some("Edge")),
    ("EdgA/", Some("Edge")),
    ("EdgiOS/", Some("Edge")),
    ("Edge/", Some("Edge")),
    ("Firefox/", Some("Firefox")),
    ("FxiOS/", Some("Firefox")),
    ("Chromium/", Some("Chromium")),
    ("CriOS/", Some("Chrome")),
    ("Chrome/", Some("Chrome")),
    ("Android", None),
    ("Safari/", Some("Safari")),
];

/// Signs of a system, and its name; the first that is found names it.
const SYSTEMS: [(&str, &str); 7] = [
    ("Windows", "Windows"),
    ("iPhone", "iOS"),
    ("iPad", "iPadOS"),
    ("iPod", "iOS"),
    ("Android", "Android"),
    ("Macintosh", "macOS"),
    ("Linux", "Linux"),
];

/// Browser and system of a user agent, each `None` when it is of no known family.
pub(crate) fn names(said: &str) -> (Option<&'static str>, Option<&'static str>) {
    let browser = BROWSERS.iter().find(|(sign, _)| said.contains(sign)).and_then(|(_, name)| *name);
    let system = SYSTEMS.iter().find(|(sign, _)| said.contains(sign)).map(|(_, name)| *name);
    (browser, system)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_usual_browsers_are_named() {
        let like = "(KHTML, like Gecko)";
        let windows = "Mozilla/5.0 (Windows NT 10.0; Win64; x64)";
        let linux = "Mozilla/5.0 (X11; Linux x86_64)";
        let mac = "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7)";
        let phone = "Mozilla/5.0 (iPhone; CPU iPhone OS 17_5 like Mac OS X)";
        let tablet = "Mozilla/5.0 (iPad; CPU OS 17_5 like Mac OS X)";
        let android = "Mozilla/5.0 (Linux; Android 14; Pixel 8)";
        let chrome = format!("AppleWebKit/537.36 {like} Chrome/131.0.0.0");
        for (said, browser, system) in [
            (format!("{windows} {chrome} Safari/537.36"), "Chrome", "Windows"),
            (format!("{windows} {chrome} Safari/537.36 Edg/131.0.0.0"), "Edge", "Windows"),
            (
                "Mozilla/5.0 (X11; Linux x86_64; rv:128.0) Gecko/20100101 Firefox/128.0".into(),
                "Firefox",
                "Linux",
            ),
            (
                format!("{linux} AppleWebKit/537.36 {like} Chromium/131.0 Chrome/131.0 Safari/537.36"),
                "Chromium",
                "Linux",
            ),
            (format!("{mac} AppleWebKit/605.1.15 {like} Version/17.5 Safari/605.1.15"), "Safari", "macOS"),
            (
                format!("{phone} AppleWebKit/605.1.15 {like} Version/17.5 Mobile Safari/604.1"),
                "Safari",
                "iOS",
            ),
            (
                format!("{tablet} AppleWebKit/605.1.15 {like} CriOS/131.0 Mobile Safari/604.1"),
                "Chrome",
                "iPadOS",
            ),
            (
                format!("{phone} AppleWebKit/605.1.15 {like} FxiOS/128.0 Mobile Safari/605.1.15"),
                "Firefox",
                "iOS",
            ),
            (format!("{android} {chrome} Mobile Safari/537.36"), "Chrome", "Android"),
        ] {
            assert_eq!(names(&said), (Some(browser), Some(system)), "{said}");
        }
    }

    #[test]
    fn what_is_of_no_family_is_not_given_another_name() {
        let opera =
            "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 Chrome/131.0.0.0 Safari/537.36 OPR/115.0";
        assert_eq!(names(opera), (None, Some("Linux")));
        let old = "Mozilla/5.0 (Linux; U; Android 4.0) AppleWebKit/534.30 Version/4.0 Mobile Safari/534.30";
        assert_eq!(names(old), (None, Some("Android")));
        assert_eq!(names("curl/8.5.0"), (None, None));
        assert_eq!(names(""), (None, None));
    }
}
