//! What comes next, as pages say it: the same minutes and questions everywhere, what was begun before anything
//! new, and nothing promised that is not asked.

use web::Role;

use crate::assessing::{begin, go_through, post, right_fields};
use crate::learning::finish;
use crate::support::{Browser, Product, engines, hidden};

/// The text of a badge with minutes that stands last before a mark.
fn minutes_before<'a>(page: &'a str, mark: &str) -> &'a str {
    let before = page.split(mark).next().unwrap();
    let end = before.rfind(" au plus</span>").unwrap_or_else(|| panic!("no minutes before {mark}: {before}"));
    before[..end].rsplit('>').next().unwrap()
}

async fn pages(product: &Product, browser: &Browser) -> [String; 2] {
    [product.get(browser, "/").await.body, product.get(browser, "/positionnement").await.body]
}

#[tokio::test]
async fn home_and_the_choice_of_sessions_say_the_same_minutes() {
    let product = Product::new(engines()[0]).await;
    let (person, browser) = product.person("Zoé Weber", "zoe", &[Role::Agent]).await;
    let [home, start] = pages(&product, &browser).await;
    let domain = hidden(&home, "sur");
    let mark = format!("name=\"sur\" value=\"{domain}\"");
    assert_eq!(minutes_before(&home, &mark), minutes_before(&start, &mark));
    assert!(start.contains("8 questions au plus dans chacun") && start.contains("12 questions au plus."));
    go_through(&product, &browser, person, "all", |answer| answer % 2 == 0).await;
    // A quarter later four families of each domain are left that say something new: too few to be seen. A lesson is
    // worth her time, and once the course is complete nothing is.
    product.clock.advance_seconds(91 * 86_400);
    let browser = product.browser_of(person).await;
    let [home, start] = pages(&product, &browser).await;
    assert!(
        home.contains("action=\"/apprendre/protect-online\"") && !home.contains("name=\"sur\""),
        "{home}"
    );
    finish(&product, person).await;
    let home = product.get(&browser, "/").await.body;
    assert!(home.contains("Votre passeport est à jour") && !home.contains("name=\"sur\""), "{home}");
    let some = start.contains("4 minutes au plus") || start.contains("5 minutes au plus");
    assert!(some, "she may choose one all the same: {start}");
    assert!(!start.contains("encore fraîches"), "none of its twelve was asked of late");
    product.clock.advance_seconds(700 * 86_400);
    let browser = product.browser_of(person).await;
    let [home, start] = pages(&product, &browser).await;
    let domain = hidden(&home, "sur");
    let mark = format!("name=\"sur\" value=\"{domain}\"");
    assert_eq!(minutes_before(&home, &mark), minutes_before(&start, &mark));
    assert!(home.contains("Avec 12 questions de plus"), "{home}");
    let (_, answers, _) = go_through(&product, &browser, person, &domain, |_| true).await;
    assert!(answers <= 12);
}

#[tokio::test]
async fn what_was_begun_comes_before_anything_new() {
    let product = Product::new(engines()[0]).await;
    let (person, browser) = product.person("Zoé Weber", "zoe", &[Role::Agent]).await;
    let older = begin(&product, &browser, "ai").await;
    product.clock.advance_seconds(60);
    let path = begin(&product, &browser, "creation").await;
    for page in ["/", "/passeport"] {
        let body = product.get(&browser, page).await.body;
        let card = body.split("aria-labelledby=\"pas\"").nth(1).unwrap().split("</section>").next().unwrap();
        assert!(card.contains(&path) && card.contains("Il reste 12 questions au plus."), "{page}: {card}");
    }
    let home = product.get(&browser, "/").await.body;
    let list = home.split("id=\"reprendre\"").nth(1).unwrap();
    assert!(list.contains(&older) && !list.contains(&path), "the list has the others");
    let fields = right_fields(&product, person, &path).await;
    post(&product, &browser, &path, &fields).await;
    let [home, start] = pages(&product, &browser).await;
    assert!(home.contains("Il reste 11 questions au plus."));
    let mark = "name=\"sur\" value=\"creation\"";
    assert_eq!(minutes_before(&home, &path), minutes_before(&start, mark), "what is left of it");
}

#[tokio::test]
async fn a_session_left_at_its_feedback_is_not_said_to_hold_a_question() {
    let product = Product::new(engines()[0]).await;
    let (person, browser) = product.person("Zoé Weber", "zoe", &[Role::Agent]).await;
    let path = begin(&product, &browser, "ai").await;
    while !product.get(&browser, &path).await.body.contains("/suite\"") {
        let fields = right_fields(&product, person, &path).await;
        post(&product, &browser, &path, &fields).await;
    }
    for page in pages(&product, &browser).await {
        assert!(page.contains("Lire ce qu’il faut retenir") && !page.contains("Reprendre"), "{page}");
        assert!(!page.contains("Il reste"), "{page}");
    }
}

#[tokio::test]
async fn a_session_over_all_domains_counts_those_it_asks_about() {
    let product = Product::new(engines()[0]).await;
    let (person, browser) = product.person("Zoé Weber", "zoe", &[Role::Agent]).await;
    go_through(&product, &browser, person, "security", |answer| answer % 2 == 0).await;
    let start = product.get(&browser, "/positionnement").await.body;
    assert!(start.contains("5 domaines ont des questions nouvelles pour vous"), "{start}");
    assert!(start.contains("aucune question aujourd’hui"));
    assert!(!start.contains("value=\"security\""), "and none is offered where none is ready");
    let path = begin(&product, &browser, "all").await;
    assert!(product.get(&browser, &path).await.body.contains("Domaine 1 sur 5"));
    let (bilan, _, feedbacks) = go_through(&product, &browser, person, "all", |_| true).await;
    assert_eq!(feedbacks, 5);
    let bilan = product.get(&browser, &bilan).await.body;
    assert_eq!(bilan.matches("aucune question cette fois").count(), 1, "{bilan}");
    assert_eq!(bilan.matches("avant, de").count(), 5);
}
