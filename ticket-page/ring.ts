/** Sound and vibration at the call. A browser allows both only after a touch, so the page asks for that touch. */
import { effect, type ReadonlySignal, signal } from '@preact/signals';
import type { TicketView } from '#common/contract/views.ts';
import { allowNotices, notify, stopNotices } from './notify.ts';
import { words } from './words.ts';

const KEPT = 'luot.phone-ring';
/** From so few ahead on it is time to come back into the hall (SPEC J73). */
export const SOON_AHEAD = 3;
const SOON_PATTERN = [200, 100, 200];
const CALL_PATTERN = [400, 200, 400, 200, 800];
/** Below 1 kHz, for older ears. */
const TONES_HZ = [660, 523] as const;
const TONE_S = 0.35;

export const canSound = 'AudioContext' in globalThis;
export const canVibrate = 'vibrate' in navigator;

/** True once the phone has allowed the page to ring. */
export const ringing = signal(false);
/** True once the phone shows notices also while the page lies under another one. */
export const noticing = signal(false);

let audio: AudioContext | undefined;
let wakeLock: WakeLockSentinel | undefined;

/** Turns the ring on, from within a touch; answers the touch with one short sign. */
export async function turnOn(): Promise<void> {
  if (canSound) {
    audio ??= new AudioContext();
    await audio.resume();
    chime(1);
  }
  if (canVibrate) navigator.vibrate(60);
  ringing.value = true;
  localStorage.setItem(KEPT, 'on');
  await keepAwake();
  noticing.value = await allowNotices();
}

export function turnOff(): void {
  ringing.value = false;
  noticing.value = false;
  stopNotices();
  localStorage.removeItem(KEPT);
  void wakeLock?.release();
  wakeLock = undefined;
}

/** Rings when the number is called, and again when it is called again, and gives a sign when few are ahead; never for what was
 *  there at the start. */
export function followTurn(view: ReadonlySignal<TicketView | undefined>): void {
  let before: TicketView | undefined;
  effect(() => {
    const now = view.value;
    const known = before;
    before = now;
    if (now === undefined || known === undefined) return;
    if (cameNear(known, now)) soon(now);
    if (now.state === 'called' && (known.state !== 'called' || now.calls > known.calls)) ring(now);
  });
  // The choice of the last visit counts from the first touch on, wherever it falls.
  if (localStorage.getItem(KEPT) === 'on') addEventListener('pointerup', () => void turnOn(), { once: true });
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'visible' && ringing.value) void keepAwake();
  });
}

function ring({ label, counter }: TicketView): void {
  if (canVibrate) navigator.vibrate(CALL_PATTERN);
  if (!ringing.value) return;
  chime(3);
  notify(counter === undefined ? label : words().called.title(label, counter.number));
}

/** Whether the line has just come down to few; not by every step after that. */
function cameNear(before: TicketView, { ahead }: TicketView): boolean {
  return before.ahead !== undefined && ahead !== undefined && ahead <= SOON_AHEAD && before.ahead > SOON_AHEAD;
}

function soon({ label, ahead = 0 }: TicketView): void {
  if (canVibrate) navigator.vibrate(SOON_PATTERN);
  if (!ringing.value) return;
  chime(1);
  notify(words().waiting.title(label, ahead));
}

function chime(times: number): void {
  if (audio === undefined || audio.state !== 'running') return;
  for (let index = 0; index < times * TONES_HZ.length; index += 1) {
    const round = Math.floor(index / TONES_HZ.length);
    tone(audio, TONES_HZ[index % TONES_HZ.length] ?? TONES_HZ[0], audio.currentTime + index * TONE_S + round * 0.4);
  }
}

function tone(context: AudioContext, hertz: number, start: number): void {
  const oscillator = context.createOscillator();
  const gain = context.createGain();
  oscillator.frequency.value = hertz;
  gain.gain.setValueAtTime(0, start);
  gain.gain.linearRampToValueAtTime(0.3, start + 0.03);
  gain.gain.exponentialRampToValueAtTime(0.001, start + TONE_S);
  oscillator.connect(gain).connect(context.destination);
  oscillator.start(start);
  oscillator.stop(start + TONE_S);
}

/** A dark screen hears nothing: where the browser allows it (https only), the screen stays on. */
async function keepAwake(): Promise<void> {
  if (!('wakeLock' in navigator)) return;
  try {
    wakeLock = await navigator.wakeLock.request('screen');
  } catch {
    // Refused on a low battery; the line under the switch asks to keep the page open in any case.
    wakeLock = undefined;
  }
}
