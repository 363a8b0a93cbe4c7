//! `/pilotage/couverture`: how far the core is covered, as a map of occupations by domains, for the whole organisation or
//! a unit of it. Every figure on it comes from the month's release, whatever unit is chosen.

use askama::Template;
use axum::extract::{Query, State};
use axum::response::{IntoResponse, Response};
use disclosure::{Cell as Told, Share};
use http::header;
use kit::limits::GROUP_MIN;
use kit::{Instant, Language};
use people::pages::Site;
use serde::Deserialize;
use web::charts::{HeatCell, HeatColumn, HeatGround, HeatRow, heat, heat_legend};
use web::parts::{self, Cell, Column, Select, Tone, domain_icon};
use web::{Crumb, Html, PageOptions, Problem, Viewer, page};

use crate::coverage::{Coverage, Row};
use crate::messages::L10nLanguage;
use crate::{Releases, t};

/// People evaluated at most while a page is asked for, when nothing has made the month's release yet.
const EVALUATED_MAX: usize = 1_000;

#[derive(Template)]
#[template(path = "pages/coverage.html")]
struct Body<'a> {
    m: &'a L10nLanguage,
    pending: Html,
    choice: Html,
    map: Option<Map>,
    least: i64,
}

struct Map {
    place: String,
    reading: String,
    legend: Html,
    drawing: Html,
    table: Html,
    csv: String,
}

/// Which part of the organisation.
#[derive(Deserialize)]
pub struct Asked {
    #[serde(default)]
    unite: String,
}

/// What is shown of a release: the part asked for, and the words of its rows.
struct Shown<'a> {
    releases: &'a Releases,
    site: &'a Site,
    language: Language,
    coverage: &'a Coverage,
    place: usize,
}

/// The release to show, and whether it is that of the present month.
async fn release(releases: &Releases) -> Result<(bool, Option<(Instant, Coverage)>), Problem> {
    let made = releases.make(EVALUATED_MAX).await?;
    Ok((made, releases.latest().await?))
}

/// Shows the map.
pub async fn show(
    State(releases): State<Releases>,
    State(site): State<Site>,
    viewer: Viewer,
    Query(asked): Query<Asked>,
) -> Result<Response, Problem> {
    let m = t(viewer.language);
    let (made, latest) = release(&releases).await?;
    let map = match &latest {
        Some((as_of, coverage)) => {
            let shown = Shown::new(&releases, &site, viewer.language, coverage, &asked)?;
            Some(shown.map(&viewer.date(*as_of), &asked.unite))
        }
        None => None,
    };
    let pending = if made {
        Html::default()
    } else {
        parts::callout(Tone::Plain, &m.coverage_pending(), &Html::default(), Some("status"))
    };
    let choice = latest.as_ref().map(|(_, coverage)| choice(&site, viewer.language, coverage, &asked.unite));
    let body =
        Html::render(&Body { m, pending, choice: choice.unwrap_or_default(), map, least: GROUP_MIN as i64 });
    let crumbs = vec![Crumb::link("/pilotage", m.decisions_title()), Crumb::here(m.coverage_title())];
    Ok(page(&viewer, &m.coverage_title(), &body, &PageOptions { crumbs, ..PageOptions::default() }))
}

/// `/pilotage/couverture.csv`: the same figures, one line each.
pub async fn csv(
    State(releases): State<Releases>,
    State(site): State<Site>,
    viewer: Viewer,
    Query(asked): Query<Asked>,
) -> Result<Response, Problem> {
    let (as_of, coverage) = release(&releases).await?.1.ok_or_else(Problem::not_found)?;
    let shown = Shown::new(&releases, &site, viewer.language, &coverage, &asked)?;
    let headers = [
        (header::CONTENT_TYPE, "text/csv; charset=utf-8"),
        (header::CONTENT_DISPOSITION, "attachment; filename=\"couverture.csv\""),
    ];
    Ok((headers, web::csv_in(viewer.language, shown.lines(&viewer.date(as_of)))).into_response())
}

/// The part of the organisation to show, as it stood.
fn choice(site: &Site, language: Language, coverage: &Coverage, chosen: &str) -> Html {
    let m = t(language);
    let options = coverage.places.iter().map(|place| match &place.unit {
        None => (String::new(), m.coverage_whole()),
        Some(id) => {
            let name = site.unit(id, language).unwrap_or_else(|| id.clone());
            (id.clone(), format!("{}{name}", "\u{2003}".repeat(place.depth.saturating_sub(1))))
        }
    });
    let label = m.coverage_unit();
    parts::select(&Select {
        name: "unite",
        label: &label,
        options: options.collect(),
        value: chosen,
        error: None,
    })
}

impl<'a> Shown<'a> {
    fn new(
        releases: &'a Releases,
        site: &'a Site,
        language: Language,
        coverage: &'a Coverage,
        asked: &Asked,
    ) -> Result<Self, Problem> {
        let unit = Some(asked.unite.as_str()).filter(|unit| !unit.is_empty());
        let place = coverage.place(unit).ok_or_else(Problem::not_found)?;
        Ok(Self { releases, site, language, coverage, place })
    }

    fn map(&self, as_of: &str, unit: &str) -> Map {
        let m = t(self.language);
        let place = self.place_name();
        let columns = self.domains().enumerate().map(|(d, name)| HeatColumn { icon: domain_icon(d), name });
        let caption = m.coverage_caption(place.as_str());
        Map {
            reading: format!("{} {}", m.coverage_as_of(as_of), self.reading()),
            legend: legend(m),
            drawing: heat(&caption, &m.coverage_row(), &columns.collect::<Vec<_>>(), &self.groups()),
            table: self.table(&m.coverage_table(place.as_str())),
            csv: if unit.is_empty() {
                "/pilotage/couverture.csv".to_owned()
            } else {
                let unit: String = form_urlencoded::byte_serialize(unit.as_bytes()).collect();
                format!("/pilotage/couverture.csv?unite={unit}")
            },
            place,
        }
    }

    fn place_name(&self) -> String {
        match &self.coverage.places[self.place].unit {
            None => t(self.language).coverage_whole(),
            Some(id) => self.site.unit(id, self.language).unwrap_or_else(|| id.clone()),
        }
    }

    fn row_name(&self, row: &Row) -> String {
        let occupations = self.releases.occupations();
        let (id, name) = match row {
            Row::Whole => return t(self.language).coverage_all(),
            Row::Family(id) => (id, occupations.families.iter().find(|f| f.id == *id).map(|f| &f.name)),
            Row::Occupation(id) => (id, occupations.get(id).map(|o| &o.name)),
        };
        name.map_or_else(|| id.clone(), |name| name.shown(self.language))
    }

    /// The short names of the domains.
    fn domains(&self) -> impl Iterator<Item = String> {
        let socle = &self.releases.passports().frame().socle;
        self.coverage.domains.iter().map(|id| {
            let domain = socle.domains.iter().find(|domain| domain.id == *id);
            domain.map_or_else(|| id.clone(), |domain| domain.short.shown(self.language))
        })
    }

    fn cells(&self, row: usize) -> impl Iterator<Item = Told> {
        (0..self.coverage.domains.len()).map(move |domain| self.coverage.cell(self.place, row, domain))
    }

    /// What to read first: the domains most and least covered, over all occupations.
    fn reading(&self) -> String {
        let m = t(self.language);
        let share = |(name, told): (String, Told)| match told {
            Told::Shown { share, .. } => Some((name, share)),
            Told::Hidden | Told::Nobody => None,
        };
        let shown: Vec<(String, Share)> = self.domains().zip(self.cells(0)).filter_map(share).collect();
        let middle = |share: &Share| share.from + share.to;
        let of = |end: u32| {
            let alike: Vec<&(String, Share)> = shown.iter().filter(|(_, s)| middle(s) == end).collect();
            let names: Vec<&str> = alike.iter().map(|(name, _)| name.as_str()).collect();
            alike.first().map(|(_, share)| (names.join(", "), share_words(m, *share)))
        };
        let ends = shown.iter().map(|(_, share)| middle(share));
        match (ends.clone().min().and_then(of), ends.max().and_then(of)) {
            (Some((_, same)), Some((_, most))) if same == most => m.coverage_read_same(same),
            (Some((least, low)), Some((most, high))) => m.coverage_read(most, high, least, low),
            _ => m.coverage_read_none(),
        }
    }

    /// The rows, each family with its occupations.
    fn groups(&self) -> Vec<Vec<HeatRow>> {
        let m = t(self.language);
        let mut groups: Vec<Vec<HeatRow>> = Vec::new();
        for (place, row) in self.coverage.rows.iter().enumerate() {
            let total = !matches!(row, Row::Occupation(_));
            let cells = self.cells(place).map(|told| cell(m, self.language, told)).collect();
            let drawn = HeatRow { name: self.row_name(row), total, cells };
            match groups.last_mut() {
                Some(group) if !total => group.push(drawn),
                _ => groups.push(vec![drawn]),
            }
        }
        groups
    }

    fn table(&self, caption: &str) -> Html {
        let m = t(self.language);
        let columns: Vec<Column> =
            std::iter::once(m.coverage_row()).chain(self.domains()).map(Column::text).collect();
        let rows = self.coverage.rows.iter().enumerate().map(|(place, row)| {
            let cells = self.cells(place).map(|told| Cell::from(words(m, self.language, told)));
            std::iter::once(Cell::from(self.row_name(row))).chain(cells).collect()
        });
        parts::table(caption, &columns, &rows.collect::<Vec<Vec<Cell>>>())
    }

    fn lines(&self, as_of: &str) -> Vec<Vec<String>> {
        let m = t(self.language);
        let mut lines = vec![vec![
            m.coverage_csv_as_of(),
            m.coverage_csv_unit(),
            m.coverage_csv_family(),
            m.coverage_row(),
            m.coverage_csv_domain(),
            m.coverage_csv_assessed(),
            m.coverage_csv_from(),
            m.coverage_csv_to(),
        ]];
        let mut family = String::new();
        for (place, row) in self.coverage.rows.iter().enumerate() {
            let name = self.row_name(row);
            let occupation = match row {
                Row::Whole => m.coverage_all(),
                Row::Family(_) => {
                    family.clone_from(&name);
                    m.coverage_all()
                }
                Row::Occupation(_) => name,
            };
            for (domain, told) in self.domains().zip(self.cells(place)) {
                let figures = match told {
                    Told::Shown { assessed, share } => {
                        [assessed, share.from, share.to].map(|n| n.to_string())
                    }
                    Told::Hidden => [m.coverage_hidden(), String::new(), String::new()],
                    Told::Nobody => [m.coverage_nobody(), String::new(), String::new()],
                };
                let head = [as_of.to_owned(), self.place_name(), family.clone(), occupation.clone(), domain];
                lines.push(head.into_iter().chain(figures).collect());
            }
        }
        lines
    }
}

fn legend(m: &L10nLanguage) -> Html {
    let fifths = [0, 1, 2, 3, 4].map(|fifth| share_words(m, Share { from: 20 * fifth, to: 20 * fifth + 20 }));
    heat_legend(&fifths, &m.coverage_hidden_legend(GROUP_MIN as i64))
}

fn cell(m: &L10nLanguage, language: Language, told: Told) -> HeatCell {
    let said = words(m, language, told);
    let empty = |plate: String, ground| HeatCell { plate, note: String::new(), said: said.clone(), ground };
    match told {
        Told::Hidden => empty(format!("< {GROUP_MIN}"), HeatGround::NotShown),
        Told::Nobody => empty("–".to_owned(), HeatGround::Nothing),
        Told::Shown { assessed, share } => {
            let plate = match (share.from, share.to) {
                (0, to) => format!("< {to}"),
                (from, 100) => format!("≥ {from}"),
                (from, to) => format!("{from}–{to}"),
            };
            let note = language.number(f64::from(assessed), 0);
            HeatCell { plate, note, said, ground: HeatGround::Fifth(share.fifth()) }
        }
    }
}

/// A share in words.
fn share_words(m: &L10nLanguage, share: Share) -> String {
    match (share.from, share.to) {
        (0, to) => m.coverage_below(i64::from(to)),
        (from, 100) => m.coverage_from(i64::from(from)),
        (from, to) => m.coverage_between(i64::from(from), i64::from(to)),
    }
}

/// A cell in words.
fn words(m: &L10nLanguage, language: Language, told: Told) -> String {
    match told {
        Told::Hidden => m.coverage_hidden(),
        Told::Nobody => m.coverage_nobody(),
        Told::Shown { assessed, share } => {
            m.coverage_cell(share_words(m, share), language.number(f64::from(assessed), 0))
        }
    }
}
