// Installs what the tests need and this machine lacks: a Chromium for the pages, Tesseract with Vietnamese for the slips,
// openssl for https, strace to count flushes of the disk.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { chromium } from 'playwright-core';

const SHELL = '/usr/bin/chromium-headless-shell';
const CHROMIUM = [SHELL, '/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];

const run = (command, args) => spawnSync(command, args, { stdio: 'inherit' }).status === 0;
const says = (command, args) => spawnSync(command, args, { encoding: 'utf8' }).stdout ?? '';

const say = (text) => process.stdout.write(`${text}\n`);

const hasChromium = () =>
  [process.env.LUOT_CHROMIUM, ...CHROMIUM, chromium.executablePath()].some((path) => path && existsSync(path));
/** The one without windows knows no microphone. */
const hasWholeChromium = () =>
  [process.env.LUOT_CHROMIUM, ...CHROMIUM.slice(1), chromium.executablePath()].some((path) => path && existsSync(path));
const hasOpenssl = () => says('openssl', ['version']) !== '';
const hasStrace = () => says('strace', ['-V']) !== '';
const hasTesseract = () => /\bvie\b/.test(says('tesseract', ['--list-langs']));

/** Debian's packages, where this machine has them and this user may install. */
function installDebian(packages) {
  if (process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get')) return false;
  return (
    run('apt-get', ['update', '-qq']) &&
    run('apt-get', ['install', '-y', '-qq', '--no-install-recommends', ...packages])
  );
}

if (process.env.LUOT_CHROMIUM === undefined && !existsSync(SHELL)) {
  say('Installing the Chromium without windows: the tests of the pages are a third faster with it.');
  installDebian(['chromium-headless-shell']);
}
if (!hasChromium()) {
  say('No Chromium here: installing one for the tests.');
  if (!installDebian(['chromium'])) run('npx', ['playwright-core', 'install', '--with-deps', 'chromium']);
  if (!hasChromium()) {
    console.error('A Chromium is needed. Install one, or set LUOT_CHROMIUM to its path.');
    process.exit(1);
  }
}
if (!hasWholeChromium() && !(installDebian(['chromium']) && hasWholeChromium())) {
  say('Without a Chromium that knows microphones the story of the recording page is skipped.');
}
if (!hasTesseract()) {
  say('No Tesseract with Vietnamese here: installing it for the slip tests.');
  if (!installDebian(['tesseract-ocr', 'tesseract-ocr-vie']) || !hasTesseract()) {
    say('Without Tesseract (tesseract-ocr, tesseract-ocr-vie) the tests that read printed slips are skipped.');
  }
}
if (!hasOpenssl() && !(installDebian(['openssl']) && hasOpenssl())) {
  say('Without openssl the tests over https are skipped.');
}
if (!hasStrace() && !(installDebian(['strace']) && hasStrace())) {
  say('Without strace the tests that count flushes of the disk are skipped.');
}
