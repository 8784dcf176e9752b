//! Inline SVG: stacked bars, single bars, the week's heat map. Colours come from the page's style, figures stand beside.

use std::fmt::Write as _;

use super::html::escape;

/// One part of a stacked bar.
#[derive(Debug, Clone, Copy)]
pub struct Part<'a> {
    pub count: usize,
    pub class: &'static str,
    pub label: &'a str,
}

const WIDTH: usize = 1000;

/// Parts of a whole, side by side; a legend with figures goes below it.
pub fn stacked(parts: &[Part<'_>]) -> String {
    let sum: usize = parts.iter().map(|part| part.count).sum();
    let told: Vec<String> = parts.iter().map(|part| format!("{}: {}", part.label, part.count)).collect();
    let mut svg = format!(
        "<svg class=\"bar\" viewBox=\"0 0 {WIDTH} 28\" preserveAspectRatio=\"none\" role=\"img\" aria-label=\"{}\">",
        escape(&told.join(", "))
    );
    let mut before = 0;
    for part in parts {
        let (from, to) = (before * WIDTH / sum.max(1), (before + part.count) * WIDTH / sum.max(1));
        before += part.count;
        if to > from {
            let _ = write!(
                svg,
                "<rect class=\"{}\" x=\"{from}\" y=\"0\" width=\"{}\" height=\"28\"/>",
                part.class,
                to - from
            );
        }
    }
    if sum == 0 {
        let _ = write!(svg, "<rect class=\"unknown\" x=\"0\" y=\"0\" width=\"{WIDTH}\" height=\"28\"/>");
    }
    svg.push_str("</svg>");
    svg
}

/// What the colours of a stacked bar mean, with figures.
pub fn legend(parts: &[Part<'_>]) -> String {
    let sum: usize = parts.iter().map(|part| part.count).sum();
    let mut html = "<ul class=\"legend\">".to_owned();
    for part in parts {
        let _ = write!(
            html,
            "<li><svg class=\"swatch\" viewBox=\"0 0 10 10\" aria-hidden=\"true\"><rect class=\"{}\" width=\"10\" height=\"10\"/></svg>{} <b>{}</b> <span>{}</span></li>",
            part.class,
            escape(part.label),
            part.count,
            share(part.count, sum)
        );
    }
    html.push_str("</ul>");
    html
}

/// A bar of a list, of the longest one's length.
pub fn bar(count: usize, most: usize) -> String {
    let width = count * WIDTH / most.max(1);
    format!(
        "<svg class=\"line\" viewBox=\"0 0 {WIDTH} 12\" preserveAspectRatio=\"none\" aria-hidden=\"true\"><rect class=\"fresh\" width=\"{width}\" height=\"12\"/></svg>"
    )
}

/// Weekdays beside each other, hours below each other: a phone is narrow.
pub fn week(open: &[[usize; 24]; 7], days: &[&str; 7], cell: &dyn Fn(usize, usize, usize) -> String) -> String {
    const COLUMN: usize = 46;
    const ROW: usize = 27;
    const LEFT: usize = 34;
    const TOP: usize = 24;
    let busy = |hour: usize| open.iter().any(|day| day[hour] > 0);
    let (first, last) =
        ((0..24).find(|hour| busy(*hour)).unwrap_or(8), (0..24).rev().find(|hour| busy(*hour)).unwrap_or(17));
    let most = open.iter().flatten().copied().max().unwrap_or(0);
    let (width, height) = (LEFT + 7 * COLUMN, TOP + (last - first + 1) * ROW);
    let mut svg = format!("<svg class=\"week\" viewBox=\"0 0 {width} {height}\" role=\"img\">");
    for (day, name) in days.iter().enumerate() {
        let x = LEFT + day * COLUMN + COLUMN / 2;
        let _ = write!(svg, "<text class=\"head\" x=\"{x}\" y=\"16\" text-anchor=\"middle\">{}</text>", escape(name));
    }
    for hour in first..=last {
        let y = TOP + (hour - first) * ROW;
        let _ =
            write!(svg, "<text class=\"head\" x=\"{}\" y=\"{}\" text-anchor=\"end\">{hour}</text>", LEFT - 8, y + 18);
        for (day, hours) in open.iter().enumerate() {
            let count = hours[hour];
            let x = LEFT + day * COLUMN;
            // Nine steps: the eye tells no more apart, and the figure stands in the field.
            let step = if count == 0 { 0 } else { 1 + (count * 8).saturating_sub(1) / most.max(1) };
            let _ = write!(
                svg,
                "<g><title>{}</title><rect class=\"heat{step}\" x=\"{}\" y=\"{}\" width=\"{}\" height=\"{}\" rx=\"4\"/>",
                escape(&cell(day, hour, count)),
                x + 1,
                y + 1,
                COLUMN - 2,
                ROW - 2
            );
            if count > 0 {
                let class = if step >= 5 { "on" } else { "off" };
                let _ = write!(
                    svg,
                    "<text class=\"{class}\" x=\"{}\" y=\"{}\" text-anchor=\"middle\">{count}</text>",
                    x + COLUMN / 2,
                    y + 18
                );
            }
            svg.push_str("</g>");
        }
    }
    svg.push_str("</svg>");
    svg
}

/// Whole per cent; a thing that is there is never none of it.
pub fn share(count: usize, of: usize) -> String {
    match (count, of) {
        (_, 0) => "–".to_owned(),
        (0, _) => "0 %".to_owned(),
        (count, of) if count == of => "100 %".to_owned(),
        (count, of) => format!("{} %", (count * 100 / of).clamp(1, 99)),
    }
}
