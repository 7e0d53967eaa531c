// Opens what Relata writes for browsers in a headless Chromium and looks what it does.
//
//     node pages.mjs RELATA FOLDER CHROMIUM
//
// RELATA is the program, FOLDER a folder for the files, CHROMIUM the browser. Needs puppeteer-core. Ends with code 1
// when anything runs, is asked for or fails that should not.

import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const require = createRequire(join(process.cwd(), 'x.cjs'));
const puppeteer = require('puppeteer-core').default ?? require('puppeteer-core');

const [relata, folder, chromium] = process.argv.slice(2);
const here = dirname(fileURLToPath(import.meta.url));
const article = join(here, 'hostile.txt');
const out = resolve(folder);
mkdirSync(out, { recursive: true });
let failures = 0;

const check = (what, found, expected) => {
  const same = JSON.stringify(found) === JSON.stringify(expected);
  failures += same ? 0 : 1;
  console.log(same ? `ok      ${what}` : `DIFFERS ${what}\n  found    ${JSON.stringify(found)}\n  expected ${JSON.stringify(expected)}`);
};
const holds = (what, is) => check(what, Boolean(is), true);

const browser = await puppeteer.launch({
  executablePath: chromium,
  headless: true,
  args: ['--no-sandbox', '--disable-gpu', '--force-color-profile=srgb'],
});

/** Opens a file; what it asks for, says and runs is noted. */
const open = async (path, script = true) => {
  const page = await browser.newPage();
  const notes = { requests: [], console: [], dialogs: [] };
  await page.setViewport({ width: 1400, height: 900 });
  await page.setJavaScriptEnabled(script);
  page.on('request', (request) => notes.requests.push(request.url()));
  page.on('console', (message) => notes.console.push(message.text()));
  page.on('pageerror', (error) => notes.console.push(String(error)));
  page.on('dialog', async (dialog) => {
    notes.dialogs.push(dialog.message());
    await dialog.dismiss();
  });
  await page.goto(pathToFileURL(path).href, { waitUntil: 'networkidle0' });
  return { page, notes };
};
const isClean = (what, path, { requests, console: said, dialogs }) => {
  check(`${what}: nothing else is asked for`, requests.filter((url) => !url.startsWith('data:')), [pathToFileURL(path).href]);
  check(`${what}: the console is empty`, said, []);
  check(`${what}: no dialog`, dialogs, []);
};
const count = (page, selector) => page.$$eval(selector, (found) => found.filter((one) => one.checkVisibility()).length);

// The page with graph and sentences.
const path = join(out, 'page.html');
execFileSync(relata, ['picture', '--out', path, '--all', article], { stdio: 'inherit' });
{
  const { page, notes } = await open(path);
  const claims = await count(page, 'article.claim');
  holds('page: claims are there', claims > 2);
  holds('page: sentences are there', (await count(page, 'article.claim blockquote')) >= claims);
  check('page: one picture is seen', await count(page, '#plane svg'), 1);
  check('page: one script', await page.$$eval('script', (found) => found.length), 1);
  check('page: nothing that runs by itself', await page.$$eval('*', (found) => found.flatMap((one) =>
    [...one.attributes].filter(({ name }) => /^(on|style$|src)/.test(name)).map(({ name }) => name))), []);
  await page.type('#search', 'iceland');
  const found = await count(page, 'article.claim');
  holds('page: a search leaves some claims', found > 0 && found < claims);
  await page.keyboard.press('Enter');
  await page.waitForFunction(() => location.hash.startsWith('#e'));
  holds('page: a name that was found is chosen', (await page.$eval('#chosen', (line) => line.textContent)).includes('Iceland'));
  holds('page: others stand back', (await page.$$('#plane .faint')).length > 0);
  await page.keyboard.press('Escape');
  check('page: Escape shows everything', await count(page, 'article.claim'), claims);
  const mark = await page.$('#plane .light a[data-of^="e"]');
  const place = await mark.boundingBox();
  await page.mouse.click(place.x + place.width / 2, place.y + place.height / 2);
  await page.waitForFunction(() => location.hash.length > 1);
  holds('page: a click shows the sentences', (await count(page, 'article.claim blockquote')) > 0
    && (await count(page, 'article.claim')) < claims);
  await page.screenshot({ path: join(out, 'page-chosen.png') });
  await page.click('#all');
  const before = await page.$eval('#plane .light svg', (svg) => svg.getAttribute('viewBox'));
  await page.mouse.move(400, 500);
  await page.mouse.wheel({ deltaY: -300 });
  await page.waitForFunction((box) => document.querySelector('#plane .light svg').getAttribute('viewBox') !== box, {}, before);
  const zoomed = await page.$eval('#plane .light svg', (svg) => svg.getAttribute('viewBox'));
  await page.mouse.down();
  await page.mouse.move(500, 560, { steps: 5 });
  await page.mouse.up();
  const moved = await page.$eval('#plane .light svg', (svg) => svg.getAttribute('viewBox'));
  holds('page: the hand moves the graph', moved !== zoomed && moved.split(' ')[2] === zoomed.split(' ')[2]);
  await page.click('#fit');
  check('page: the whole graph comes back', await page.$eval('#plane .light svg', (svg) => svg.getAttribute('viewBox')), before);
  await page.focus('#search');
  await page.keyboard.press('Tab');
  const reached = new Set();
  for (let step = 0; step < 60; step += 1) {
    reached.add(await page.evaluate(() => document.activeElement?.dataset?.of ?? ''));
    await page.keyboard.press('Tab');
  }
  holds('page: the keyboard reaches marks', reached.size > 5);
  await page.click('#theme');
  check('page: the dark picture is seen', await count(page, '#plane .dark svg'), 1);
  await page.screenshot({ path: join(out, 'page-dark.png') });
  isClean('page', path, notes);
}
{
  const { page, notes } = await open(path, false);
  holds('page without script: claims are there', (await page.$$('article.claim')).length > 2);
  check('page without script: nothing waits for it', await page.$eval('#tools', (tools) => tools.checkVisibility()), false);
  await page.screenshot({ path: join(out, 'page-plain.png'), fullPage: true });
  isClean('page without script', path, notes);
}
// The report and the picture.
for (const [name, command] of [['report.html', ['report']], ['picture.svg', ['picture', '--all']]]) {
  const file = join(out, name);
  execFileSync(relata, [...command, '--out', file, article], { stdio: 'inherit' });
  const { page, notes } = await open(file);
  check(`${name}: no script`, (await page.$$('script')).length, 0);
  check(`${name}: no link that leads away`, await page.$$eval('a', (found) => found.map((one) => one.getAttribute('href'))
    .filter((target) => !target?.startsWith('#'))), []);
  await page.screenshot({ path: join(out, `${name}.png`) });
  isClean(name, file, notes);
  if (name.endsWith('.svg')) {
    const names = [...readFileSync(file, 'utf8').matchAll(/<title>/g)].length;
    holds(`${name}: what is drawn has a title`, names > 10);
    holds(`${name}: words are text`, (await page.$$('text')).length > 10);
  }
}
await browser.close();
process.exit(failures === 0 ? 0 : 1);
