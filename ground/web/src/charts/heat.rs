//! The heat map. It is a table: in each cell a number on a plate, over a texture that is denser for more. What a
//! colour or a texture says, the number says too.

use crate::Html;

/// A column: its icon and its name.
#[derive(Clone, Debug)]
pub struct HeatColumn {
    /// Its icon.
    pub icon: Html,
    /// Its name.
    pub name: String,
}

/// A row.
#[derive(Clone, Debug)]
pub struct HeatRow {
    /// Its name.
    pub name: String,
    /// Whether it sums up the rows that follow it.
    pub total: bool,
    /// Its cells, one a column.
    pub cells: Vec<HeatCell>,
}

/// A cell.
#[derive(Clone, Debug)]
pub struct HeatCell {
    /// What stands on the plate.
    pub plate: String,
    /// What stands below it, smaller; empty for nothing.
    pub note: String,
    /// Both in words, for who hears the table.
    pub said: String,
    /// What stands behind the plate.
    pub ground: HeatGround,
}

/// What stands behind a plate.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum HeatGround {
    /// A texture, from 0 for least to 4 for most.
    Fifth(usize),
    /// An outline: something that is not shown.
    NotShown,
    /// Nothing: there is nothing to show.
    Nothing,
}

/// Draws the map; each group of rows stands together.
pub fn heat(caption: &str, corner: &str, columns: &[HeatColumn], groups: &[Vec<HeatRow>]) -> Html {
    let caption = Html::escape(caption);
    let mut out = Html::trusted(format!(
        "<div class=\"table-wrap\" tabindex=\"0\" role=\"region\" aria-label=\"{caption}\"><table class=\"heat\"><caption class=\"sr\">{caption}</caption><thead><tr><th scope=\"col\">{}</th>",
        Html::escape(corner)
    ));
    for column in columns {
        out.push(format_args!("<th scope=\"col\">{}<br>{}</th>", column.icon, Html::escape(&column.name)));
    }
    out.push(format_args!("</tr></thead>"));
    for group in groups {
        out.push(format_args!("<tbody>"));
        for row in group {
            let class = if row.total { " class=\"heat__total\"" } else { "" };
            out.push(format_args!("<tr{class}><th scope=\"row\">{}</th>", Html::escape(&row.name)));
            row.cells.iter().for_each(|c| cell(&mut out, c));
            out.push(format_args!("</tr>"));
        }
        out.push(format_args!("</tbody>"));
    }
    out.push(format_args!("</table></div>"));
    out
}

fn cell(out: &mut Html, cell: &HeatCell) {
    let note = if cell.note.is_empty() {
        String::new()
    } else {
        format!("<small>{}</small>", Html::escape(&cell.note))
    };
    out.push(format_args!(
        "<td class=\"{}\"><span class=\"plate\" aria-hidden=\"true\">{}{note}</span><span class=\"sr\">{}</span></td>",
        class(cell.ground),
        Html::escape(&cell.plate),
        Html::escape(&cell.said)
    ));
}

fn class(ground: HeatGround) -> &'static str {
    match ground {
        HeatGround::Fifth(0) => "heat-1",
        HeatGround::Fifth(1) => "heat-2",
        HeatGround::Fifth(2) => "heat-3",
        HeatGround::Fifth(3) => "heat-4",
        HeatGround::Fifth(_) => "heat-5",
        HeatGround::NotShown => "heat-none",
        HeatGround::Nothing => "heat-0",
    }
}

/// The legend: what each of the five textures stands for, and the outline.
pub fn heat_legend(fifths: &[String; 5], not_shown: &str) -> Html {
    let mut out = Html::trusted("<ul class=\"legend\">");
    let line = |out: &mut Html, ground, words: &str| {
        let class = class(ground);
        out.push(format_args!("<li><span class=\"swatch {class}\"></span>{}</li>", Html::escape(words)));
    };
    fifths.iter().enumerate().for_each(|(fifth, words)| line(&mut out, HeatGround::Fifth(fifth), words));
    line(&mut out, HeatGround::NotShown, not_shown);
    out.push(format_args!("</ul>"));
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(plate: &str, fifth: usize) -> HeatCell {
        let said = format!("{plate} %, 142");
        HeatCell { plate: plate.to_owned(), note: "142".to_owned(), said, ground: HeatGround::Fifth(fifth) }
    }

    #[test]
    fn numbers_stand_on_plates_and_what_is_not_shown_is_an_outline() {
        let columns = [HeatColumn { icon: Html::default(), name: "IA & co".to_owned() }];
        let hidden = HeatCell {
            plate: "< 11".to_owned(),
            note: String::new(),
            said: "non montré".to_owned(),
            ground: HeatGround::NotShown,
        };
        let rows = vec![
            HeatRow { name: "Santé".to_owned(), total: true, cells: vec![shown("60–80", 3)] },
            HeatRow { name: "Infirmier".to_owned(), total: false, cells: vec![hidden] },
        ];
        insta::assert_snapshot!(heat("Carte", "Métier", &columns, &[rows]).as_str());
    }

    #[test]
    fn the_legend_has_five_textures_and_the_outline() {
        let drawn = heat_legend(&["a", "b", "c", "d", "e"].map(str::to_owned), "moins de 11");
        assert_eq!(drawn.as_str().matches("<li>").count(), 6);
        assert!(drawn.as_str().contains("swatch heat-5") && drawn.as_str().contains("swatch heat-none"));
    }
}
