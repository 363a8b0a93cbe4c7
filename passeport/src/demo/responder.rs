//! What a fictitious person answers, once it is drawn whether rightly.

use items::{Body, Family, Response, Variant, right_response};
use psychometrics::simulate::Draws;

/// Share of answers that are not right and are "I don't know".
const SHARE_UNKNOWN: f64 = 0.3;

/// A response that is right, or one that is not.
pub(super) fn respond(family: &Family, variant: &Variant, right: bool, draws: &mut Draws) -> Response {
    let keyed = right_response(family, variant);
    if right {
        return keyed;
    }
    if draws.uniform() < SHARE_UNKNOWN {
        return Response::Unknown;
    }
    let shown = variant.shown.len().max(1);
    match keyed {
        Response::Options(mut places) => {
            let other = (0..shown)
                .filter(|p| !places.contains(p))
                .nth(draws.below(shown.saturating_sub(places.len()).max(1)));
            places.pop();
            places.extend(other);
            places.sort_unstable();
            Response::Options(places)
        }
        Response::Ranks(mut ranks) => {
            let first = draws.below(shown - 1);
            ranks.swap(first, first + 1);
            Response::Ranks(ranks)
        }
        Response::Rights(mut places) => {
            let first = draws.below(shown - 1);
            places.swap(first, first + 1);
            Response::Rights(places)
        }
        Response::Number(number) => {
            let slip = match &family.body {
                Body::Numeric { slips, .. } => {
                    slips.first().and_then(|s| s.value.value(&variant.numbers).ok())
                }
                _ => None,
            };
            Response::Number(slip.unwrap_or(number + 1.0))
        }
        Response::Unknown => Response::Unknown,
    }
}
