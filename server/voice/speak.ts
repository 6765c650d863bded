/** Outside programs that a pack is made with: one that speaks, and ffmpeg, which reads and writes sound files. */
import { spawn } from 'node:child_process';
import { SAMPLE_RATE } from './sound.ts';

/** Splits a command line at blanks, keeping what stands in quotes together; no shell takes part. */
export function splitCommand(command: string): string[] {
  return Array.from(
    command.matchAll(/"([^"]*)"|'([^']*)'|(\S+)/g),
    ([, double, single, bare]) => double ?? single ?? bare ?? '',
  );
}

/** Runs a program to its end; a failure carries what it said. */
export function run(program: string, args: readonly string[], input?: Uint8Array): Promise<Buffer> {
  return new Promise((done, fail) => {
    const child = spawn(program, args, { stdio: ['pipe', 'pipe', 'pipe'] });
    const out: Buffer[] = [];
    const said: Buffer[] = [];
    child.stdout.on('data', (chunk: Buffer) => out.push(chunk));
    child.stderr.on('data', (chunk: Buffer) => said.push(chunk));
    child.on('error', (error) => fail(new Error(`${program} could not be started: ${error.message}`)));
    child.on('close', (code) => {
      if (code === 0) done(Buffer.concat(out));
      else fail(new Error(`${program} ended with ${code}: ${Buffer.concat(said).toString('utf8').trim()}`));
    });
    // A program that does not read its input closes the pipe; its exit code tells whether that mattered.
    child.stdin.on('error', () => undefined);
    child.stdin.end(input);
  });
}

/** Whether a command line says where text and file go. */
export const isSpeakCommand = (template: string): boolean => template.includes('{text}') && template.includes('{file}');

/** Fills `{text}` and `{file}` of the template and runs it: afterwards the sound of the text stands in that file. */
export async function speak(template: string, text: string, file: string): Promise<void> {
  const [program, ...args] = splitCommand(template).map((part) =>
    part.replaceAll('{file}', () => file).replaceAll('{text}', () => text),
  );
  if (program === undefined || !isSpeakCommand(template)) {
    throw new Error('the command must hold {text} and {file}, e.g. espeak-ng -v vi -w {file} {text}');
  }
  await run(program, args);
}

/** Any sound file as mono samples. */
export async function readSound(file: string): Promise<Float32Array> {
  const raw = await run('ffmpeg', ['-v', 'error', '-i', file, '-f', 'f32le', '-ac', '1', '-ar', `${SAMPLE_RATE}`, '-']);
  return new Float32Array(raw.buffer.slice(raw.byteOffset, raw.byteOffset + raw.byteLength));
}

/** Writes mono samples as Ogg Opus, the same bytes each time. */
export async function writeOpus(sound: Float32Array, file: string): Promise<void> {
  const input = ['-f', 'f32le', '-ac', '1', '-ar', `${SAMPLE_RATE}`, '-i', '-'];
  const codec = ['-c:a', 'libopus', '-b:a', '32k', '-application', 'voip', '-map_metadata', '-1'];
  const same = ['-fflags', '+bitexact', '-flags:a', '+bitexact'];
  const bytes = new Uint8Array(sound.buffer, sound.byteOffset, sound.byteLength);
  await run('ffmpeg', ['-v', 'error', '-y', ...input, ...codec, ...same, '-f', 'ogg', file], bytes);
}
