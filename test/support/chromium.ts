import { existsSync } from 'node:fs';
import { type Browser, chromium } from 'playwright-core';

/** The one without windows first: the same engine, and a page costs it two thirds of the time. */
const CANDIDATES = [
  '/usr/bin/chromium-headless-shell',
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
];

/** Path of a Chromium: `LUOT_CHROMIUM`, the system's, or the one that `npm test` installed. `whole`: with a microphone,
 *  which the one without windows does not know. */
export function chromiumPath(whole = false): string {
  const found = findChromium(whole);
  if (found === undefined) throw new Error('no Chromium found: run `npm test`, or set LUOT_CHROMIUM to its path');
  return found;
}

function findChromium(whole: boolean): string | undefined {
  const system = CANDIDATES.filter((path) => !whole || !path.includes('headless-shell'));
  return [process.env.LUOT_CHROMIUM, ...system, chromium.executablePath()].find(
    (path) => path !== undefined && path !== '' && existsSync(path),
  );
}

/** Whether there is one that knows microphones. */
export const hasMicrophones = (): boolean => findChromium(true) !== undefined;

/** Switched off: with each window Chromium starts two hidden pages for its address bar, which cost as much as our page does. */
const HIDDEN_PAGES = ['WebUIOmniboxPopup', 'WebUIOmniboxAimPopup', 'SpareRendererForSitePerProcess'];
/** Of Playwright's own list, which a list given here takes the place of: what could reach the network or hold a picture. */
const AS_PLAYWRIGHT = [
  'AcceptCHFrame',
  'AimEnabled',
  'AvoidUnnecessaryBeforeUnloadCheckSync',
  'DestroyProfileOnBrowserClose',
  'HttpsFirstBalancedModeAutoEnable',
  'HttpsUpgrades',
  'LensOverlay',
  'MediaRouter',
  'NetworkTimeServiceQuerying',
  'OptimizationHints',
  'PaintHolding',
  'PreconnectToSearch',
  'ThirdPartyStoragePartitioning',
  'Translate',
];

/** A headless Chromium as a kiosk PC starts it: sound needs no touch first. */
export function launchChromium(
  options: {
    readonly soundBlocked?: boolean;
    /** A WAV that the microphone hears, again and again. */
    readonly microphone?: string;
  } = {},
): Promise<Browser> {
  return chromium.launch({
    executablePath: chromiumPath(options.microphone !== undefined),
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      `--disable-features=${[...AS_PLAYWRIGHT, ...HIDDEN_PAGES].join(',')}`,
      ...(options.microphone === undefined
        ? []
        : ['--use-fake-device-for-media-stream', `--use-file-for-fake-audio-capture=${options.microphone}`]),
      `--autoplay-policy=${options.soundBlocked === true ? 'document-user-activation-required' : 'no-user-gesture-required'}`,
    ],
  });
}
