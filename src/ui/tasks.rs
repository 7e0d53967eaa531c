//! The jobs that the window has under way, and what they bring back.

use std::collections::{BTreeMap, BTreeSet};
use std::path::PathBuf;
use std::sync::Arc;
use std::time::Duration;

use super::file_picker::{Answer, wait_for};
use super::keeper::Keeper;
use super::settings_file::SettingsFile;
use super::{folder, strings};
use crate::app::dossier::{Chosen, dossier};
use crate::app::picture::PagePicture;
use crate::app::stops::Presentation;
use crate::app::tables::Table;
use crate::app::{Making, Report, Settings};
use crate::corrections::{Corrections, file};
use crate::exchange::{self, DataFormat, Placed, Written};
use crate::export::dossier::{Dossier, docx, html, markdown};
use crate::export::graph_json::Known;
use crate::export::picture::PictureOptions;
use crate::export::{page, pdf, png, save, slides, svg};
use crate::jobs::reading::{Reading, ReadingEvent, ReadingRequest};
use crate::jobs::{
    Analyst, CancelToken, Input, JobHandle, Kept, KnownFile, Looks, Order, Projects, Wake, default_threads,
    reading, spawn_and_wake,
};
use crate::knowledge::Knowledge;
use crate::layout::{LayoutRequest, Point, layout};
use crate::scene::Scene;

/// How long the window waits for the disk.
const PATIENCE: Duration = Duration::from_millis(100);

/// Jobs under way.
pub(super) struct Tasks {
    analyst: Arc<dyn Analyst>,
    wake: Wake,
    reading: Option<(u64, Reading)>,
    layout: Option<Layout>,
    others: Vec<JobHandle<Report>>,
    settings: Keeper,
    projects: Projects,
    looks: Looks,
}

struct Layout {
    serial: u64,
    cancel: CancelToken,
    job: JobHandle<Vec<Point>>,
}

impl Tasks {
    /// No jobs yet. `wake` is called whenever one has something to report.
    pub(super) fn new(analyst: Arc<dyn Analyst>, wake: Wake) -> Self {
        let projects = Projects::new(Arc::clone(&analyst), Arc::clone(&wake), None);
        Self {
            analyst,
            wake,
            reading: None,
            layout: None,
            others: Vec::new(),
            settings: Keeper::default(),
            projects,
            looks: Looks::default(),
        }
    }

    /// Starts to read documents.
    pub(super) fn read(&mut self, serial: u64, inputs: Vec<Input>) {
        let request = ReadingRequest { inputs, threads: default_threads(), ..ReadingRequest::default() };
        let reading = reading::start(request, Arc::clone(&self.analyst), Arc::clone(&self.wake));
        self.reading = Some((serial, reading));
    }

    /// Makes what follows from the ground state.
    pub(super) fn make(&mut self, making: Making) {
        self.start(making.name(), move || Report::Made(making.make()));
    }

    /// Stops that reading.
    pub(super) fn cancel_reading(&mut self, serial: u64) {
        self.reading.take_if(|(current, _)| *current == serial);
    }

    /// Looks for places, instead of any layout still under way.
    pub(super) fn lay_out(&mut self, serial: u64, request: LayoutRequest) {
        if let Some(overtaken) = self.layout.take() {
            overtaken.cancel.cancel();
        }
        let cancel = CancelToken::new();
        let token = cancel.clone();
        let job = spawn_and_wake("layout", Arc::clone(&self.wake), move || {
            layout(&request, &|| token.is_cancelled())
        });
        self.layout = Some(Layout { serial, cancel, job });
    }

    /// Waits for what a person chooses in a dialog.
    pub(super) fn ask(
        &mut self,
        answer: Answer,
        report: impl FnOnce(Vec<PathBuf>) -> Report + Send + 'static,
    ) {
        self.start("dialog", move || report(wait_for(answer)));
    }

    /// Draws a scene into a file.
    pub(super) fn save_picture(&mut self, path: PathBuf, scene: Arc<Scene>, options: PictureOptions) {
        self.start("picture", move || {
            let result = picture_bytes(&path, &scene, &options).and_then(|bytes| write(&path, &bytes));
            Report::Saved(path, result)
        });
    }

    /// Writes a page with the graph and every sentence into a file.
    pub(super) fn save_page(
        &mut self,
        path: PathBuf,
        picture: Arc<PagePicture>,
        knowledge: Arc<Knowledge>,
        title: Option<String>,
    ) {
        self.start("page", move || {
            let dossier = dossier(&knowledge, &Chosen::Everything, title);
            let written = page::write(&dossier, picture.scenes())
                .map_err(|error| strings::not_saved(&path, &error.to_string()));
            let result = written.and_then(|text| write(&path, text.as_bytes()));
            Report::Saved(path, result)
        });
    }

    /// Draws a scene for the clipboard.
    pub(super) fn draw_picture(&mut self, scene: Arc<Scene>, options: PictureOptions) {
        self.start("picture", move || match png::pixels(&scene, &options) {
            Ok(pixels) => Report::Drawn(Arc::new(pixels)),
            Err(error) => Report::Trouble(error.to_string()),
        });
    }

    /// Writes the stops of a presentation into a file.
    pub(super) fn save_stops(
        &mut self,
        path: PathBuf,
        presentation: Arc<Presentation>,
        options: PictureOptions,
    ) {
        self.start("presentation", move || {
            let bytes = presentation_bytes(&path, &presentation, &options);
            let result = bytes.and_then(|bytes| write(&path, &bytes));
            Report::Saved(path, result)
        });
    }

    /// Writes a report into a file.
    pub(super) fn save_report(
        &mut self,
        path: PathBuf,
        knowledge: Arc<Knowledge>,
        chosen: Chosen,
        title: Option<String>,
    ) {
        self.start("report", move || {
            let bytes = report_bytes(&path, &dossier(&knowledge, &chosen, title));
            let result = bytes.and_then(|bytes| write(&path, &bytes));
            Report::Saved(path, result)
        });
    }

    /// Writes the graph into a file, or into a folder where the format has several.
    pub(super) fn save_graph(
        &mut self,
        path: PathBuf,
        knowledge: Arc<Knowledge>,
        known: Known,
        format: DataFormat,
        placed: Option<Arc<Placed>>,
    ) {
        self.start("graph", move || {
            let result = match exchange::write(&knowledge, known, placed.as_deref(), format) {
                Written::One(bytes) => write(&path, &bytes),
                Written::Several(files) => write_folder(&path, &files),
            };
            Report::Saved(path, result)
        });
    }

    /// Writes the table into a file.
    pub(super) fn save_table(&mut self, path: PathBuf, table: Arc<Table>) {
        self.start("table", move || {
            let result = write(&path, table.csv().as_bytes());
            Report::Saved(path, result)
        });
    }

    /// Writes a text into a file.
    pub(super) fn save_text(&mut self, path: PathBuf, text: String) {
        self.start("text", move || {
            let result = write(&path, text.as_bytes());
            Report::Saved(path, result)
        });
    }

    /// Writes corrections into a file.
    pub(super) fn save_corrections(&mut self, path: PathBuf, corrections: Corrections) {
        self.start("corrections", move || {
            let result = write(&path, file::write(&corrections).as_bytes());
            Report::Saved(path, result)
        });
    }

    /// Reads the text of a file with corrections.
    pub(super) fn read_corrections(&mut self, path: PathBuf) {
        self.start("corrections", move || {
            let text = std::fs::read_to_string(&path);
            let text = text.map_err(|error| strings::curation::not_read(&path, &error.to_string()));
            Report::Corrections(path, text)
        });
    }

    /// Looks which of these files are not there any more.
    pub(super) fn check_files(&mut self, paths: Vec<PathBuf>) {
        self.start("recent files", move || {
            // Only what is surely gone: a folder that does not answer may come back.
            let is_gone = |path: &PathBuf| matches!(path.try_exists(), Ok(false));
            Report::Gone(paths.into_iter().filter(is_gone).collect())
        });
    }

    /// Looks how the files of documents are now.
    pub(super) fn look_at_files(&mut self, files: Vec<KnownFile>, tells: bool) {
        let looks = self.looks.clone();
        self.start("files", move || Report::OnDisk { found: looks.look(&files), tells });
    }

    /// Looks which files have come into these folders.
    pub(super) fn look_for_new_files(&mut self, folders: BTreeMap<PathBuf, BTreeSet<PathBuf>>) {
        let looks = self.looks.clone();
        self.start("folders", move || Report::NewFiles(looks.look_for_new(&folders)));
    }

    /// Keeps settings in this file from now on, or nowhere.
    pub(super) fn keep_settings_in(&mut self, file: Option<SettingsFile>) {
        self.settings.keep_in(file);
    }

    /// Keeps these settings for the next run.
    pub(super) fn save_settings(&mut self, settings: Settings) {
        self.settings.keep(settings, &self.wake);
    }

    /// Makes copies of projects that are only read in this folder.
    pub(super) fn make_copies_in(&mut self, folder: PathBuf) {
        self.projects.make_copies_in(folder);
    }

    /// Shows a folder in the system's window for files.
    pub(super) fn show_folder(&mut self, path: PathBuf) {
        self.start("folder", move || match folder::show(&path) {
            Ok(()) => Report::Shown,
            Err(text) => Report::Trouble(text),
        });
    }

    /// Has the keeper of the project do something.
    pub(super) fn keep(&mut self, order: Order) {
        self.projects.give(order);
    }

    /// Waits a moment for what was ordered to be on the disk, so that nothing is seen that a crash could take away.
    /// A disk that does not answer is not waited for any longer.
    pub(super) fn settle(&mut self) -> Vec<Report> {
        self.projects.settle(PATIENCE).into_iter().map(of_project).collect()
    }

    /// Waits until settings and project are kept: the program is about to end.
    pub(super) fn finish(&mut self) {
        self.projects.finish();
        self.settings.finish();
    }

    fn start(&mut self, name: &str, work: impl FnOnce() -> Report + Send + 'static) {
        self.others.push(spawn_and_wake(name, Arc::clone(&self.wake), work));
    }

    /// What the jobs have reported since the last time; never waits.
    pub(super) fn reports(&mut self) -> Vec<Report> {
        let mut reports = Vec::new();
        if let Some((serial, reading)) = &self.reading {
            reports.extend(reading.poll().flat_map(|event| of_reading(*serial, event)));
        }
        if reports.iter().any(|report| matches!(report, Report::ReadingEnded { .. })) {
            self.reading = None;
        }
        if let Some(layout) = &self.layout
            && let Some(result) = layout.job.poll()
        {
            let serial = layout.serial;
            reports.push(match result {
                Ok(positions) => Report::LaidOut { serial, positions },
                Err(failure) => Report::Trouble(failure.to_string()),
            });
            self.layout = None;
        }
        reports.extend(self.projects.poll().into_iter().map(of_project));
        reports.extend(self.settings.go_on(&self.wake).map(Report::Trouble));
        self.others.retain(|job| match job.poll() {
            None => true,
            Some(Ok(report)) => {
                reports.push(report);
                false
            }
            Some(Err(failure)) => {
                reports.push(Report::Trouble(failure.to_string()));
                false
            }
        });
        reports
    }
}

fn of_project(kept: Kept) -> Report {
    Report::Project(Box::new(kept))
}

fn of_reading(serial: u64, event: ReadingEvent) -> Vec<Report> {
    let mut reports = Vec::new();
    reports.extend(event.entry().map(|entry| Report::Accounted { serial, entry }));
    if let ReadingEvent::Finished { file: Some(path), result: Ok(source), .. } = &event {
        let document = source.document.id.clone();
        reports.push(Report::File { serial, document, path: path.clone() });
    }
    reports.extend(report_of(serial, event));
    reports
}

fn report_of(serial: u64, event: ReadingEvent) -> Option<Report> {
    Some(match event {
        ReadingEvent::Started { count } => {
            Report::Reading { serial, done: 0, total: count, name: String::new(), fraction: 0.0 }
        }
        ReadingEvent::Progress { name, done, total, fraction } => {
            Report::Reading { serial, done, total, name, fraction }
        }
        ReadingEvent::Finished { result: Ok(source), .. } => {
            Report::Read { serial, source: Box::new(source) }
        }
        ReadingEvent::Finished { result: Err(failure), .. } => {
            Report::Failed { serial, message: failure.to_string() }
        }
        ReadingEvent::Noted(text) => Report::Noted(text),
        ReadingEvent::Folder { path, files } => Report::Folder(path, files),
        ReadingEvent::AllDone { cancelled: false } => Report::ReadingEnded { serial },
        ReadingEvent::Skipped { .. } | ReadingEvent::AllDone { cancelled: true } => return None,
    })
}

/// The bytes of a picture in the format that the file's ending says.
fn picture_bytes(path: &std::path::Path, scene: &Scene, options: &PictureOptions) -> Result<Vec<u8>, String> {
    let ending = path.extension().unwrap_or_default().to_string_lossy().to_lowercase();
    let result = match ending.as_str() {
        "svg" => svg::write(scene, options).map(String::into_bytes),
        "png" => png::write(scene, options),
        "pdf" => pdf::write(scene, options),
        _ => return Err(strings::unknown_picture(path)),
    };
    result.map_err(|error| strings::not_saved(path, &error.to_string()))
}

/// The pages of a presentation in the format that the file's ending says.
fn presentation_bytes(
    path: &std::path::Path,
    presentation: &Presentation,
    options: &PictureOptions,
) -> Result<Vec<u8>, String> {
    let ending = path.extension().unwrap_or_default().to_string_lossy().to_lowercase();
    let title = presentation.title.as_deref();
    let result = match ending.as_str() {
        "pdf" => {
            let scenes = presentation.pictures();
            let pages: Vec<(&Scene, &PictureOptions)> = scenes.iter().map(|scene| (scene, options)).collect();
            pdf::write_pages(&pages, title)
        }
        "html" | "htm" => {
            let title = title.unwrap_or(strings::exports::STOPS_TITLE);
            slides::write(title, &presentation.origin, &presentation.slides()).map(String::into_bytes)
        }
        _ => return Err(strings::exports::unknown_presentation(path)),
    };
    result.map_err(|error| strings::not_saved(path, &error.to_string()))
}

/// The bytes of a report in the format that the file's ending says.
fn report_bytes(path: &std::path::Path, dossier: &Dossier) -> Result<Vec<u8>, String> {
    let ending = path.extension().unwrap_or_default().to_string_lossy().to_lowercase();
    match ending.as_str() {
        "md" | "markdown" => Ok(markdown::write(dossier).into_bytes()),
        "html" | "htm" => Ok(html::write(dossier).into_bytes()),
        "docx" => docx::write(dossier).map_err(|error| strings::not_saved(path, &error.to_string())),
        _ => Err(strings::exports::unknown_report(path)),
    }
}

fn write_folder(folder: &std::path::Path, files: &[(String, Vec<u8>)]) -> Result<(), String> {
    std::fs::create_dir_all(folder).map_err(|error| strings::not_saved(folder, &error.to_string()))?;
    files.iter().try_for_each(|(name, bytes)| write(&folder.join(name), bytes))
}

fn write(path: &std::path::Path, bytes: &[u8]) -> Result<(), String> {
    save::write_file(path, bytes).map_err(|error| strings::not_saved(path, &error.to_string()))
}
