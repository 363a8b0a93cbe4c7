//! The one table of routes: method, path, who may pass, what answers.
//!
//! **How to add a page**: a line here; a test walks every line as every role and as nobody. A route
//! that is not in this table does not exist.

use assess::pages as assessing;
use axum::Router;
use axum::handler::Handler;
use axum::middleware;
use axum::routing::{MethodRouter, get, post, put};
use http::Method;
use initiatives::pages as calling;
use learn::pages as learning;
use people::pages as persons;
use steering::pages as plan;
use talents::pages as finding;
use web::Permission::{Anyone, Client, Has, SignedIn};
use web::Role::{Administrator, Agent, Guest, Manager, Scout, Steering};
use web::RouteKind::{Action, Api, File, Page};
use web::{Permission, Route, RouteKind, assets};

use crate::app::App;
use crate::edge;
use crate::pages;

/// A line of the table.
pub type Line = Route<App>;

fn on<H, T>(method: Method, path: &'static str, permission: Permission, kind: RouteKind, handler: H) -> Line
where
    H: Handler<T, App>,
    T: 'static,
{
    let handler: MethodRouter<App> = match method {
        Method::POST => post(handler),
        Method::PUT => put(handler),
        _ => get(handler),
    };
    Route { method, path, permission, kind, handler }
}

fn show<H: Handler<T, App>, T: 'static>(path: &'static str, permission: Permission, handler: H) -> Line {
    on(Method::GET, path, permission, Page, handler)
}

fn send<H: Handler<T, App>, T: 'static>(path: &'static str, permission: Permission, handler: H) -> Line {
    on(Method::POST, path, permission, Action, handler)
}

fn file<H: Handler<T, App>, T: 'static>(path: &'static str, permission: Permission, handler: H) -> Line {
    on(Method::GET, path, permission, File, handler)
}

fn api<H: Handler<T, App>, T: 'static>(
    method: Method,
    path: &'static str,
    permission: Permission,
    handler: H,
) -> Line {
    on(method, path, permission, Api, handler)
}

/// Every route. Those of the demo exist in demo mode alone.
pub fn table(demo: bool) -> Vec<Line> {
    let mut table = of_everybody();
    for lines in [
        of_signed_in(),
        of_agents(),
        of_managers(),
        of_scouts(),
        of_steering(),
        of_guests(),
        of_administrators(),
        of_programs(),
    ] {
        table.extend(lines);
    }
    if demo {
        table.extend(of_demo());
    }
    table
}

fn of_everybody() -> Vec<Line> {
    vec![
        show("/connexion", Anyone, persons::sign_in::show),
        send("/connexion", Anyone, persons::sign_in::submit),
        send("/connexion/code", Anyone, persons::second_step::submit),
        show("/invitation", Anyone, persons::invitation::show),
        send("/invitation", Anyone, persons::invitation::submit),
        show("/code", Anyone, persons::code::show),
        send("/code", Anyone, persons::code::submit),
        send("/affichage", Anyone, pages::display::submit),
        show("/accessibilite", Anyone, pages::about::accessibility),
        show("/mentions-legales", Anyone, pages::about::legal),
        show("/aide", Anyone, pages::about::help),
        show("/plan", Anyone, plan::plan::show),
        show("/plan/axes/{axis}", Anyone, plan::axis::show),
        show("/plan/feuilles-de-route", Anyone, plan::roadmaps::list),
        show("/plan/feuilles-de-route/{roadmap}", Anyone, plan::roadmap::show),
        show("/plan/metiers", Anyone, plan::occupations::list),
        show("/plan/metiers/{occupation}", Anyone, plan::occupations::show),
        file("/assets/{version}/{name}", Anyone, assets::serve),
        api(Method::GET, "/healthz", Anyone, pages::health::alive),
        api(Method::GET, "/readyz", Anyone, pages::health::ready),
    ]
}

fn of_signed_in() -> Vec<Line> {
    vec![
        show("/", SignedIn, pages::home::show),
        send("/deconnexion", SignedIn, persons::sign_in::sign_out),
        show("/mes-connexions", SignedIn, persons::sessions::show),
        send("/mes-connexions/fermer", SignedIn, persons::sessions::close),
        show("/mes-donnees", SignedIn, pages::my_data::show),
        file("/mes-donnees/passeport.json", SignedIn, pages::export::json),
        file("/mes-donnees/passeport.csv", SignedIn, pages::export::csv),
        send("/mes-donnees/demandes", SignedIn, pages::my_data::ask),
    ]
}

fn of_agents() -> Vec<Line> {
    vec![
        show("/passeport", Has(Agent), pages::passport::show),
        file("/passeport/domaines.csv", Has(Agent), pages::passport::csv),
        file("/passeport/domaines.svg", Has(Agent), pages::passport::svg),
        show("/passeport/{competence}", Has(Agent), pages::competence::show),
        show("/positionnement", Has(Agent), assessing::start::show),
        send("/positionnement", Has(Agent), assessing::start::begin),
        show("/positionnement/{session}", Has(Agent), assessing::question::show),
        send("/positionnement/{session}", Has(Agent), assessing::question::answer),
        send("/positionnement/{session}/suite", Has(Agent), assessing::question::proceed),
        send("/positionnement/{session}/pause", Has(Agent), assessing::question::pause),
        show("/positionnement/{session}/bilan", Has(Agent), pages::summary::show),
        show("/apprendre", Has(Agent), learning::catalogue::show),
        show("/apprendre/{course}", Has(Agent), learning::course::show),
        send("/apprendre/{course}", Has(Agent), learning::course::begin),
        show("/apprendre/{course}/memo", Has(Agent), learning::memo::show),
        show("/apprendre/{course}/{page}", Has(Agent), learning::page::show),
        send("/apprendre/{course}/{page}/suite", Has(Agent), learning::page::proceed),
        send("/apprendre/{course}/{page}/question/{check}", Has(Agent), learning::page::answer),
        send("/apprendre/{course}/{page}/situation/{scenario}", Has(Agent), learning::page::choose),
        show("/metiers", Has(Agent), pages::occupations::list),
        show("/metiers/{occupation}", Has(Agent), pages::occupation::show),
        send("/metiers/{occupation}", Has(Agent), pages::occupation::choose),
        show("/idees", Has(Agent), calling::ideas::show),
        show("/idees/{call}", Has(Agent), calling::idea::show),
        send("/idees/{call}", Has(Agent), calling::idea::write),
        show("/mes-choix", Has(Agent), pages::choices::show),
        send("/mes-choix", Has(Agent), pages::choices::turn),
        show("/contacts", Has(Agent), finding::inbox::show),
        send("/contacts/{need}", Has(Agent), finding::inbox::reply),
    ]
}

fn of_managers() -> Vec<Line> {
    vec![
        show("/equipe", Has(Manager), pages::team::show),
        show("/equipe/{person}", Has(Manager), pages::team_member::show),
    ]
}

fn of_scouts() -> Vec<Line> {
    vec![
        show("/besoins", Has(Scout), finding::needs::show),
        show("/besoins/nouveau", Has(Scout), finding::new_need::show),
        send("/besoins/nouveau", Has(Scout), finding::new_need::open),
        show("/besoins/{need}", Has(Scout), finding::need::show),
        send("/besoins/{need}/appel", Has(Scout), finding::need::call_all),
        send("/besoins/{need}/clore", Has(Scout), finding::need::close),
        show("/besoins/{need}/{pseudonym}", Has(Scout), finding::contact::show),
        send("/besoins/{need}/{pseudonym}", Has(Scout), finding::contact::send),
    ]
}

fn of_steering() -> Vec<Line> {
    vec![
        show("/pilotage", Has(Steering), plan::decisions::show),
        show("/pilotage/couverture", Has(Steering), plan::coverage::show),
        file("/pilotage/couverture.csv", Has(Steering), plan::coverage::csv),
        show("/appels", Has(Steering), calling::calls::list),
        send("/appels", Has(Steering), calling::calls::add),
        show("/appels/{call}", Has(Steering), calling::call::show),
        send("/appels/{call}/inviter", Has(Steering), calling::call::invite),
        send("/appels/{call}/retirer", Has(Steering), calling::call::revoke),
        send("/appels/{call}/clore", Has(Steering), calling::call::close),
        show("/appels/{call}/idees/{idea}", Has(Steering), calling::decide::show),
        send("/appels/{call}/idees/{idea}", Has(Steering), calling::decide::decide),
    ]
}

fn of_guests() -> Vec<Line> {
    vec![
        show("/relectures", Has(Guest), calling::reviews::show),
        show("/relectures/{idea}", Has(Guest), calling::review::show),
        send("/relectures/{idea}", Has(Guest), calling::review::write),
    ]
}

fn of_administrators() -> Vec<Line> {
    vec![
        show("/administration/personnes", Has(Administrator), persons::people::list),
        show("/administration/personnes/ajouter", Has(Administrator), persons::people::add_form),
        send("/administration/personnes/ajouter", Has(Administrator), persons::people::add),
        show("/administration/personnes/{person}", Has(Administrator), persons::person::show),
        send("/administration/personnes/{person}/roles", Has(Administrator), persons::person::roles),
        send("/administration/personnes/{person}/unites", Has(Administrator), persons::managing::manage),
        send("/administration/personnes/{person}/metier", Has(Administrator), persons::occupation::give),
        send("/administration/personnes/{person}/code", Has(Administrator), persons::person::reset),
        send("/administration/personnes/{person}/fermer", Has(Administrator), persons::person::disable),
        send("/administration/personnes/{person}/ouvrir", Has(Administrator), persons::person::enable),
        show("/administration/demandes", Has(Administrator), persons::requests::list),
        send("/administration/demandes/{id}", Has(Administrator), persons::requests::answer),
        show("/administration/clients", Has(Administrator), lrs::pages::clients::list),
        send("/administration/clients", Has(Administrator), lrs::pages::clients::add),
        send("/administration/clients/revoquer", Has(Administrator), lrs::pages::clients::revoke),
    ]
}

fn of_programs() -> Vec<Line> {
    vec![
        api(Method::GET, "/xapi/about", Anyone, lrs::api::about::versions),
        api(Method::GET, "/xapi/statements", Client, lrs::api::get::statements),
        api(Method::POST, "/xapi/statements", Client, lrs::api::post::statements),
        api(Method::PUT, "/xapi/statements", Client, lrs::api::put::statement),
    ]
}

fn of_demo() -> Vec<Line> {
    vec![
        show("/demo", Anyone, pages::personas::show),
        send("/demo", Anyone, pages::personas::choose),
        show("/style", Anyone, pages::style::show),
    ]
}

/// The router of the whole product.
pub fn router(app: App) -> Router {
    let lines = table(app.demo);
    router_of(app, lines)
}

/// The router of these lines. A panic becomes a problem inside of what every request passes, so that it is
/// shown, logged and counted as any other.
pub fn router_of(app: App, lines: Vec<Line>) -> Router {
    let mut router = Router::new();
    for line in lines {
        let guard = edge::Guard { app: app.clone(), permission: line.permission, kind: line.kind };
        let handler = line.handler.layer(middleware::from_fn_with_state(guard, edge::guard));
        router = router.route(line.path, handler);
    }
    router
        .fallback(edge::not_found)
        .method_not_allowed_fallback(edge::wrong_method)
        .layer(edge::catch_panics())
        .layer(middleware::from_fn_with_state(app.clone(), edge::around))
        .with_state(app)
}
