//! The fields of a condition on time: from, to, by which clock, and what becomes of the undated.

use egui::{TextEdit, Ui};

use crate::app::days;
use crate::graph::{Clock, Dates, DayRange};
use crate::ui::strings::filters as strings;
use crate::ui::widgets;

/// What stands in the fields.
#[derive(Clone, Debug)]
pub(super) struct Fields {
    from: String,
    to: String,
    clock: Clock,
    or_undated: bool,
}

impl Default for Fields {
    fn default() -> Self {
        Self { from: String::new(), to: String::new(), clock: Clock::Happened, or_undated: false }
    }
}

impl Fields {
    /// The fields as they stand for a condition.
    pub(super) fn of(dates: Dates) -> Self {
        let DayRange { from, to } = dates.range;
        let end = |day: Option<jiff::civil::Date>| day.map(|day| day.to_string()).unwrap_or_default();
        Self { from: end(from), to: end(to), clock: dates.clock, or_undated: dates.or_undated }
    }

    /// The condition, when they hold one.
    pub(super) fn dates(&self) -> Option<Dates> {
        let range = days::range(&self.from, &self.to)?;
        Some(Dates { range, clock: self.clock, or_undated: self.or_undated })
    }
}

/// Shows the fields.
pub(super) fn show(ui: &mut Ui, fields: &mut Fields) {
    widgets::on_menu(ui);
    ui.horizontal(|ui| {
        for &clock in Clock::ALL {
            let name = strings::clock(clock);
            ui.selectable_value(&mut fields.clock, clock, name).on_hover_text(strings::clock_hint(clock));
        }
    });
    ui.horizontal(|ui| {
        for (text, label) in [(&mut fields.from, strings::FROM), (&mut fields.to, strings::TO)] {
            ui.label(label);
            let field = TextEdit::singleline(text).desired_width(96.0);
            ui.add(field).accessible_name(label).on_hover_text(strings::DATE_HINT);
        }
    });
    let is_typed = !(fields.from.trim().is_empty() && fields.to.trim().is_empty());
    let is_wrong = fields.dates().is_none() && is_typed;
    widgets::secondary(ui, if is_wrong { strings::NO_DATE } else { strings::DATE_HINT });
    ui.checkbox(&mut fields.or_undated, strings::OR_UNDATED).on_hover_text(strings::OR_UNDATED_HINT);
}
