//! A link that opens the app from outside: `avoinovi://place/ID`, or a page of the web app. Pure.
//!
//! Anybody may have written it: it leads to a page that anybody may look at, offers a list or tries on presets. It
//! changes nothing by itself, and whatever isn't one of these leads nowhere.

use url::Url;

use crate::domain::id::check_id;
use crate::ui::route::Route;

/// The app's own scheme.
const SCHEME: &str = "avoinovi:";
/// Longer ones are nobody's honest work; a list of hundreds of places is shorter.
const MOST_BYTES: usize = 16_000;

/// Where a link leads.
#[derive(Debug, Clone, PartialEq)]
pub enum DeepLink {
    Page(Route),
    /// Another parent's list, as the fragment has it.
    List(String),
    /// Presets for the first screen, as the query has them.
    Presets(String),
}

impl DeepLink {
    /// Reads a link. `web`: the address of the web app, where one is known. `None`: it leads nowhere.
    pub fn parse(link: &str, web: Option<&str>) -> Option<Self> {
        if link.len() > MOST_BYTES || link.chars().any(|c| c.is_control() || c.is_whitespace()) {
            return None;
        }
        let link = match link.strip_prefix(SCHEME) {
            Some(rest) => rest.trim_start_matches('/').to_owned(),
            None => below(link, web?)?,
        };
        let (link, fragment) = split(&link, '#');
        let (path, query) = split(link, '?');
        let path = format!("/{}", path.trim_end_matches('/'));
        if let Some(list) = fragment.strip_prefix("list=") {
            return (path == Route::Saved {}.to_string()).then(|| Self::List(list.to_owned()));
        }
        if path == "/" && !query.is_empty() {
            return Some(Self::Presets(query.to_owned()));
        }
        let route = path.parse::<Route>().ok()?;
        may_be_opened(&route).then_some(Self::Page(route))
    }
}

/// The rest of an address below the web app's own: without a name before the host, by the same way and at the same port.
fn below(link: &str, web: &str) -> Option<String> {
    let (link, web) = (Url::parse(link).ok()?, Url::parse(web).ok()?);
    let same = link.origin() == web.origin() && link.username().is_empty() && link.password().is_none();
    let rest = link[url::Position::BeforePath..].strip_prefix(web.path()).filter(|_| same)?;
    Some(rest.trim_start_matches('/').to_owned())
}

fn split(text: &str, at: char) -> (&str, &str) {
    text.split_once(at).unwrap_or((text, ""))
}

/// The pages that people hand on, and the tabs. Settings are opened by hand.
fn may_be_opened(route: &Route) -> bool {
    match route {
        Route::Place { id }
        | Route::EventScreen { id }
        | Route::ServiceScreen { id }
        | Route::OrganizationScreen { id }
        | Route::SituationScreen { id } => {
            check_id(&id.join("/")).is_ok() && !id.iter().any(|part| matches!(part.as_str(), "" | "." | ".."))
        }
        Route::Now {} | Route::MapScreen {} | Route::Calendar {} | Route::Support {} | Route::Saved {} => true,
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const WEB: Option<&str> = Some("https://ovi.example/");

    #[test]
    fn a_link_to_a_record_opens_it_however_it_is_written() {
        let place = Some(DeepLink::Page(Route::place("osm:node/1380779190")));
        for link in [
            "avoinovi://place/osm:node/1380779190",
            "avoinovi:/place/osm:node/1380779190",
            "avoinovi:place/osm:node/1380779190/",
            "https://ovi.example/place/osm:node/1380779190",
            "https://ovi.example:443/place/osm:node/1380779190?from=chat#top",
        ] {
            assert_eq!(DeepLink::parse(link, WEB), place, "{link}");
        }
        let event = DeepLink::parse("avoinovi://event/testi:keskiviikko", None);
        assert_eq!(event, Some(DeepLink::Page(Route::event("testi:keskiviikko"))));
        assert_eq!(DeepLink::parse("avoinovi:", None), Some(DeepLink::Page(Route::Now {})));
    }

    #[test]
    fn lists_and_presets_are_offered_and_open_nothing_by_themselves() {
        let list = Some(DeepLink::List("1Aa-bZ".to_owned()));
        assert_eq!(DeepLink::parse("avoinovi:saved#list=1Aa-bZ", None), list);
        assert_eq!(DeepLink::parse("https://ovi.example/saved#list=1Aa-bZ", WEB), list);
        assert_eq!(DeepLink::parse("avoinovi:settings#list=1Aa-bZ", None), None);
        let presets = Some(DeepLink::Presets("kunta=091&lang=sv".to_owned()));
        assert_eq!(DeepLink::parse("https://ovi.example/?kunta=091&lang=sv", WEB), presets);
        assert_eq!(DeepLink::parse("avoinovi://?kunta=091&lang=sv", None), presets);
    }

    #[test]
    fn a_web_app_below_a_folder_has_its_links_there() {
        let web = Some("https://town.example/ovi/");
        let place = Some(DeepLink::Page(Route::place("a:1")));
        assert_eq!(DeepLink::parse("https://town.example/ovi/place/a:1", web), place);
        assert_eq!(DeepLink::parse("https://town.example/place/a:1", web), None);
    }

    #[test]
    fn a_hostile_link_leads_nowhere() {
        let long = format!("avoinovi://place/a:{}", "b".repeat(MOST_BYTES));
        for link in [
            "",
            "javascript:alert(1)",
            "file:///etc/passwd",
            "avoinovi-evil://place/a:1",
            "AVOINOVI://place/a:1",
            "https://ovi.example.evil/place/a:1",
            "http://ovi.example/place/a:1",
            "https://ovi.example:444/place/a:1",
            "https://user@ovi.example/place/a:1",
            "https://ovi.example@evil.example/place/a:1",
            "avoinovi://place/../settings/feed",
            "avoinovi://place/a:1/../../settings",
            "avoinovi://place/%3Cscript%3E",
            "avoinovi://place/<script>alert(1)</script>",
            "avoinovi://place/",
            "avoinovi://place/without-publisher",
            "avoinovi://settings/feed",
            "avoinovi://components",
            "avoinovi://nothing/here",
            "avoinovi://place/a:1\n",
            "avoinovi://place/a: 1",
            "avoinovi://place/a:\u{202e}1",
            &long,
        ] {
            assert_eq!(DeepLink::parse(link, WEB), None, "{link}");
        }
    }
}
