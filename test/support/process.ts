/** The real command `luot` in a process of its own, built when its sources are newer than what is in `dist`. */
import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { packageRoot } from '#server/package-root.ts';

const ROOT = packageRoot();
const COMMAND = join(ROOT, 'dist', 'server', 'luot.js');
const BUILDING = join(ROOT, 'node_modules', '.luot-building');
const SOURCES = ['server', 'common/contract', 'common/i18n'];

/** Builds the server unless that was done already. Test files run side by side: one builds, the others wait. */
export async function buildServer(): Promise<void> {
  for (let waited = 0; isStale(); waited += 100) {
    if (tryLock(waited > 60_000)) {
      try {
        execFileSync('npm', ['run', 'build:server'], { cwd: ROOT, stdio: 'pipe' });
      } finally {
        rmSync(BUILDING, { recursive: true, force: true });
      }
      return;
    }
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

function tryLock(abandoned: boolean): boolean {
  if (abandoned) rmSync(BUILDING, { recursive: true, force: true });
  if (existsSync(BUILDING)) return false;
  mkdirSync(BUILDING, { recursive: true });
  return true;
}

function isStale(): boolean {
  if (!existsSync(COMMAND) || existsSync(BUILDING)) return true;
  const built = statSync(COMMAND).mtimeMs;
  return SOURCES.some((folder) =>
    readdirSync(join(ROOT, folder), { recursive: true, withFileTypes: true }).some(
      (entry) => entry.name.endsWith('.ts') && statSync(join(entry.parentPath, entry.name)).mtimeMs > built,
    ),
  );
}

export interface Ended {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

/** A running `luot`. */
export class Luot {
  readonly child: ChildProcess;
  readonly ended: Promise<Ended>;
  out = '';
  err = '';
  private readonly readers = new Set<() => void>();

  constructor(args: readonly string[], environment: Readonly<Record<string, string>>) {
    // Nothing of this machine's own settings but what a program needs to start.
    const { PATH = '', HOME = '', TZ = 'America/New_York' } = process.env;
    const env = { PATH, HOME, TZ, LUOT_PORT: '0', LUOT_LOG_LEVEL: 'warn', LUOT_BACKUP: 'off', ...environment };
    this.child = spawn(process.execPath, [COMMAND, ...args], { env, cwd: tmpdir() });
    const read = (take: (text: string) => void) => (data: Buffer) => {
      take(data.toString('utf8'));
      for (const look of [...this.readers]) look();
    };
    this.child.stdout?.on(
      'data',
      read((text) => {
        this.out += text;
      }),
    );
    this.child.stderr?.on(
      'data',
      read((text) => {
        this.err += text;
      }),
    );
    this.ended = new Promise((resolve) => {
      this.child.on('close', (code) => resolve({ code, out: this.out, err: this.err }));
    });
  }

  /** The part of the output that matches, as soon as it is there; throws when the process ends before. */
  async says(pattern: RegExp): Promise<string> {
    const said = new Promise<string>((resolve) => {
      const look = (): void => {
        const found = pattern.exec(this.out);
        if (found === null) return;
        this.readers.delete(look);
        resolve(found[1] ?? found[0]);
      };
      this.readers.add(look);
      look();
    });
    return Promise.race([
      said,
      this.ended.then(({ code, err }) => {
        throw new Error(`luot ended with ${code}: ${err}`);
      }),
    ]);
  }

  /** Where it serves, once it does. */
  async origin(): Promise<string> {
    const origin = await this.says(/(http:\/\/localhost:\d+)/);
    return origin.replace('localhost', '127.0.0.1');
  }

  /** Tells it to stop; answers how long that took, ms. */
  async stop(signal: NodeJS.Signals = 'SIGTERM'): Promise<Ended & { readonly ms: number }> {
    const started = Date.now();
    this.child.kill(signal);
    return { ...(await this.ended), ms: Date.now() - started };
  }
}

const running = new Set<Luot>();
const folders: string[] = [];

export function emptyFolder(): string {
  const folder = mkdtempSync(join(existsSync('/dev/shm') ? '/dev/shm' : tmpdir(), 'luot-process-'));
  folders.push(folder);
  return folder;
}

/** Starts the command and does not wait for it. */
export function start(args: readonly string[], environment: Readonly<Record<string, string>> = {}): Luot {
  const luot = new Luot(args, environment);
  running.add(luot);
  luot.ended.then(() => running.delete(luot));
  return luot;
}

/** Runs the command to its end. */
export function luot(args: readonly string[], environment: Readonly<Record<string, string>> = {}): Promise<Ended> {
  return start(args, environment).ended;
}

/** Ends what a failed test has left running, and removes its folders. */
export async function cleanUp(): Promise<void> {
  await Promise.all([...running].map((process) => process.stop('SIGKILL')));
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
}
