/**
 * Makes a voice pack: every fragment spoken by a program, silence trimmed, loudness equal, one Ogg Opus file each, and
 * the chime. The packs that come with the software are made by `npm run voice:make` (needs espeak-ng and ffmpeg).
 */
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Language, StaffLanguage } from '#common/contract/text.ts';
import { wordsOfFurther } from '#common/i18n/all-languages.ts';
import { FURTHER } from '#common/i18n/languages.ts';
import type { PackFragment, PackManifest } from './manifest.ts';
import { accentFolder, BUILT_IN_PACKS } from './packs.ts';
import { chime, durationMs, equalLoudness, SAMPLE_RATE, trimSilence } from './sound.ts';
import { readSound, speak, writeOpus } from './speak.ts';
import { CHIME, type Vocabulary, vocabularyOf } from './vocabulary.ts';
import { readWav, wavOf } from './wav.ts';

export interface PackOrder {
  readonly language: Language;
  /** Where manifest and sounds are written. */
  readonly folder: string;
  /** Program and arguments with `{text}` and `{file}`. */
  readonly command: string;
  /** The same for single signs and counter words, where every sound decides: slower. `command` when missing. */
  readonly commandForSigns?: string;
  readonly name: string;
  readonly licence: string;
  /** Names of the office's own fields and procedures, which a kiosk says. */
  readonly names?: Vocabulary;
  /** WAV in, WAV out: no other program than the one that speaks is needed (unless it writes something else). */
  readonly plain?: boolean;
}

/** Words a minute, of phrases and of signs: slower than ordinary speech, since a hall echoes and old ears need time. */
const PACE: Readonly<Record<StaffLanguage, readonly [phrases: number, signs: number]>> = {
  vi: [135, 105],
  en: [140, 115],
};

/** Whole phrases are spoken at the pace of speech; signs and counter words slower. */
const isPhrase = (name: string): boolean => name === 'invite' || name === 'to-counter' || /^(kiosk|name)-/.test(name);

/** Words of the kiosk that stand within a sentence rather than begin one. */
const JOINED_IN_KIOSK = new Set(['kiosk-waiting', 'kiosk-people', 'kiosk-or']);

/** Silence before a fragment: a breath around the number, a little between its signs. */
function pauseBefore(name: string): number {
  if (JOINED_IN_KIOSK.has(name)) return 120;
  if (name.startsWith('kiosk-')) return 400;
  if (name.startsWith('name-')) return 200;
  if (name === 'to-counter') return 260;
  if (name.startsWith('letter-') || name.startsWith('digit-')) return 90;
  return 30;
}

async function speakFragment(order: PackOrder, name: string, scratch: string): Promise<PackFragment> {
  const fragment = vocabularyOf(order.language)[name] ?? order.names?.[name];
  if (fragment === undefined) throw new RangeError(`no fragment ${name} in ${order.language}`);
  const spoken = join(scratch, `${name}.wav`);
  const command = isPhrase(name) ? order.command : (order.commandForSigns ?? order.command);
  await speak(command, (fragment.spoken ?? fragment.text).normalize('NFC'), spoken);
  const plain = order.plain === true ? readWav(await readFile(spoken)) : undefined;
  const sound = equalLoudness(trimSilence(plain ?? (await readSound(spoken))));
  if (sound.length === 0) throw new Error(`the program made only silence for «${fragment.text}» (${name})`);
  const file = await write(order, name, sound);
  return { file, text: fragment.text, ms: durationMs(sound), pauseMs: pauseBefore(name) };
}

/** Answers the file's name. */
async function write({ folder, plain = false }: PackOrder, name: string, sound: Float32Array): Promise<string> {
  const file = `${name}.${plain ? 'wav' : 'opus'}`;
  if (plain) await writeFile(join(folder, file), wavOf(sound));
  else await writeOpus(sound, join(folder, file));
  return file;
}

/** Writes the whole pack; an existing one is overwritten fragment by fragment, its manifest last. */
export async function makePack(order: PackOrder): Promise<PackManifest> {
  await mkdir(order.folder, { recursive: true });
  const scratch = await mkdtemp(join(tmpdir(), 'luot-voice-'));
  try {
    const fragments: Record<string, PackFragment> = {};
    const bell = chime();
    fragments[CHIME] = { file: await write(order, CHIME, bell), text: '', ms: durationMs(bell), pauseMs: 0 };
    for (const name of Object.keys({ ...vocabularyOf(order.language), ...order.names })) {
      fragments[name] = await speakFragment(order, name, scratch);
    }
    const { language, name, licence, command, commandForSigns } = order;
    const source = commandForSigns === undefined ? command : `${command}; signs: ${commandForSigns}`;
    const manifest: PackManifest = { language, name, licence, source, sampleRate: SAMPLE_RATE, fragments };
    await writeFile(join(order.folder, 'manifest.json'), `${JSON.stringify(manifest, null, 2)}\n`);
    return manifest;
  } finally {
    await rm(scratch, { recursive: true, force: true });
  }
}

/** Makes the packs that come with the software again, into the source tree. */
export async function makeBuiltIn(): Promise<void> {
  const licence =
    'Speech made with eSpeak NG (a GPL program; what it speaks is not a work derived from it). These sounds: MIT, as Lượt.';
  const spokenBy = (voice: string, [phrases, signs]: readonly [number, number]) => {
    const command = (pace: number): string => `espeak-ng -v ${voice} -s ${pace} -w {file} {text}`;
    return { command: command(phrases), commandForSigns: command(signs) };
  };
  const vi = { language: 'vi' } as const;
  const south = accentFolder('vi', 'south');
  const central = accentFolder('vi', 'central');
  const orders = [
    { ...vi, folder: 'vi', name: 'Giọng máy, tiếng Việt', ...spokenBy('vi', PACE.vi) },
    { ...vi, folder: central, name: 'Giọng máy, miền Trung', ...spokenBy('vi-vn-x-central', PACE.vi) },
    { ...vi, folder: south, name: 'Giọng máy, miền Nam', ...spokenBy('vi-vn-x-south', PACE.vi) },
    { language: 'en' as const, folder: 'en', name: 'Machine voice, English', ...spokenBy('en-gb', PACE.en) },
    ...FURTHER.map((language) => {
      const { name, espeak } = wordsOfFurther(language).voice;
      return { language, folder: language, name, ...spokenBy(espeak.voice, [espeak.pace, espeak.paceOfSigns]) };
    }),
  ];
  for (const order of orders) {
    const folder = join(BUILT_IN_PACKS, order.folder);
    const { fragments } = await makePack({ ...order, folder, licence });
    process.stdout.write(`${folder}: ${Object.keys(fragments).length} fragments\n`);
  }
}
