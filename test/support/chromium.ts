import { existsSync } from 'node:fs';
import { type Browser, chromium } from 'playwright-core';

const CANDIDATES = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];

/** Path of a Chromium: `LUOT_CHROMIUM`, the system's, or the one that `npm test` installed. */
export function chromiumPath(): string {
  const found = [process.env.LUOT_CHROMIUM, ...CANDIDATES, chromium.executablePath()].find(
    (path) => path !== undefined && path !== '' && existsSync(path),
  );
  if (found === undefined) throw new Error('no Chromium found: run `npm test`, or set LUOT_CHROMIUM to its path');
  return found;
}

/** A headless Chromium as a kiosk PC starts it: sound needs no touch first. */
export function launchChromium(options: { readonly soundBlocked?: boolean } = {}): Promise<Browser> {
  return chromium.launch({
    executablePath: chromiumPath(),
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      `--autoplay-policy=${options.soundBlocked === true ? 'document-user-activation-required' : 'no-user-gesture-required'}`,
    ],
  });
}
