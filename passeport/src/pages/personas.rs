use axum::response::{IntoResponse,Response};
use axum::extract::State;
use web::{Form,Viewer,Problem,Role};
use crate::app::App;
pub(crate) struct Persona { pub(crate) sign_in: &'static str, pub(crate) name: &'static str, pub(crate) role: Role }
pub(crate) const PERSONAS: [Persona;4] = [Persona{sign_in:"agent-claire",name:"Claire Le Goff",role:Role::Agent},Persona{sign_in:"agent-nouveau",name:"Noé Marchal",role:Role::Agent},Persona{sign_in:"agent-ancien",name:"Odile Vasseur",role:Role::Agent},Persona{sign_in:"administrator-hugo",name:"Hugo Lemaire",role:Role::Administrator}];
pub(crate) async fn show() -> Response { "".into_response() }
pub(crate) async fn choose(State(app): State<App>, State(site): State<people::pages::Site>, _v: Viewer, Form(fields): Form) -> Result<Response, Problem> {
  let account = app.people.account_by_sign_in(fields.get("persona")).await?.ok_or_else(Problem::not_found)?;
  let secret = app.people.sign_in_as_persona(account.person, "x").await?;
  Ok(people::pages::sign_in::with_cookie(axum::response::Redirect::to("/").into_response(), &site, &secret))
}
