//! The program without its window: commands are given, and jobs are waited for and measured.

use std::sync::Arc;
use std::time::{Duration, Instant};

use relata::app::{Command, Effect, Made, Report, State, update_all};
use relata::jobs::reading::{self, Reading, ReadingEvent, ReadingRequest};
use relata::jobs::{English, Input, JobHandle, Kept, Projects, default_threads, no_wake, spawn};
use relata::layout::{Point, layout};

use crate::cpu::measured;

/// What a command costs, in seconds.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Cost {
    /// CPU time of the window's thread, all in all.
    pub(crate) window: f64,
    /// The longest time for which it does nothing else.
    pub(crate) longest: f64,
    /// Until it is on the disk.
    pub(crate) kept: f64,
    /// Until the picture shows it.
    pub(crate) shown: f64,
    /// Until everything is there, what can be found and what may be one too.
    pub(crate) waited: f64,
}

/// A window that nobody sees.
pub(crate) struct Session {
    pub(crate) state: State,
    projects: Projects,
    reading: Option<(u64, Reading)>,
    layout: Option<(u64, JobHandle<Vec<Point>>)>,
    makings: Vec<JobHandle<Made>>,
}

impl Default for Session {
    fn default() -> Self {
        let mut state = State::default();
        state.viewport = Point::new(1100.0, 800.0);
        let projects = Projects::new(Arc::new(English), no_wake(), None);
        Self { state, projects, reading: None, layout: None, makings: Vec::new() }
    }
}

impl Session {
    /// Gives a command and waits until everything that follows from it is there.
    pub(crate) fn give(&mut self, command: Command) -> Cost {
        let start = Instant::now();
        let mut cost = Cost::default();
        self.update(vec![command], &mut cost);
        while self.is_busy() {
            let is_coming = self.state.work.is_some() || self.state.project.opening.is_some();
            let has_come = self.state.derived.is_up_to_date() && !is_coming;
            if has_come && cost.shown == 0.0 {
                cost.shown = start.elapsed().as_secs_f64();
            }
            let reports = self.reports();
            if reports
                .iter()
                .any(|report| matches!(report, Report::Project(kept) if matches!(**kept, Kept::Safe(_))))
                && cost.kept == 0.0
            {
                cost.kept = start.elapsed().as_secs_f64();
            }
            if reports.is_empty() {
                std::thread::sleep(Duration::from_micros(200));
            } else {
                self.update(reports.into_iter().map(Command::Report).collect(), &mut cost);
            }
        }
        cost.waited = start.elapsed().as_secs_f64();
        if cost.shown == 0.0 {
            cost.shown = cost.waited;
        }
        cost
    }

    /// Reads these articles.
    pub(crate) fn read(&mut self, articles: Vec<(String, String)>) -> Cost {
        let start = Instant::now();
        let mut cost = Cost::default();
        let mut articles = articles.into_iter();
        let Some((name, text)) = articles.next() else { return cost };
        // What comes after the first waits its turn and is read with all others.
        let mut commands = vec![Command::OpenText { name, text }];
        commands.extend(articles.map(|(name, text)| Command::OpenText { name, text }));
        self.update(commands, &mut cost);
        let rest = self.give(Command::ClearSelection);
        Cost {
            window: cost.window + rest.window,
            longest: cost.longest.max(rest.longest),
            kept: rest.kept,
            shown: start.elapsed().as_secs_f64() - rest.waited + rest.shown,
            waited: start.elapsed().as_secs_f64(),
        }
    }

    /// Closes the project.
    pub(crate) fn close(mut self) {
        self.projects.finish();
    }

    fn update(&mut self, commands: Vec<Command>, cost: &mut Cost) {
        let (effects, seconds) = measured(|| update_all(&mut self.state, commands));
        cost.window += seconds;
        cost.longest = cost.longest.max(seconds);
        for effect in effects {
            self.carry_out(effect);
        }
    }

    fn carry_out(&mut self, effect: Effect) {
        match effect {
            Effect::StartReading { serial, inputs } => self.start(serial, inputs),
            Effect::StartLayout { serial, request } => {
                self.layout = Some((serial, spawn("layout", move || layout(&request, &|| false))));
            }
            Effect::Make(making) => self.makings.push(spawn(making.name(), move || making.make())),
            Effect::Project(order) => self.projects.give(order),
            _ => {}
        }
    }

    fn start(&mut self, serial: u64, inputs: Vec<Input>) {
        let request = ReadingRequest { inputs, threads: default_threads(), ..ReadingRequest::default() };
        self.reading = Some((serial, reading::start(request, Arc::new(English), no_wake())));
    }

    fn is_busy(&self) -> bool {
        self.reading.is_some() || self.layout.is_some() || !self.makings.is_empty() || self.projects.is_busy()
    }

    fn reports(&mut self) -> Vec<Report> {
        let mut reports = Vec::new();
        if let Some((serial, reading)) = &self.reading {
            let serial = *serial;
            for event in reading.poll() {
                match event {
                    ReadingEvent::Finished { result: Ok(source), .. } => {
                        reports.push(Report::Read { serial, source: Box::new(source) });
                    }
                    ReadingEvent::AllDone { .. } => reports.push(Report::ReadingEnded { serial }),
                    _ => {}
                }
            }
        }
        if reports.iter().any(|report| matches!(report, Report::ReadingEnded { .. })) {
            self.reading = None;
        }
        if let Some((serial, job)) = &self.layout
            && let Some(Ok(positions)) = job.poll()
        {
            reports.push(Report::LaidOut { serial: *serial, positions });
            self.layout = None;
        }
        self.makings.retain(|making| match making.poll() {
            Some(Ok(made)) => {
                reports.push(Report::Made(made));
                false
            }
            _ => true,
        });
        reports.extend(self.projects.poll().into_iter().map(|kept| Report::Project(Box::new(kept))));
        reports
    }
}
