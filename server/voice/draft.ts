/** The takes of a language that are not published: one WAV a fragment, made by `readTake`. */
import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { Disk } from './disk.ts';
import { SAMPLE_RATE } from './sound.ts';

const NAME = /^([a-z0-9-]{1,40})\.wav$/;
const WAV_HEAD = 44;

export interface DraftTake {
  readonly path: string;
  readonly bytes: number;
  readonly ms: number;
}

export interface DraftFolder {
  takes(): Promise<Map<string, DraftTake>>;
  write(name: string, file: Buffer): Promise<void>;
  remove(name: string): void;
}

export function draftFolder(folder: string, disk: Disk): DraftFolder {
  const pathOf = (name: string): string => join(folder, `${name}.wav`);
  return {
    async takes() {
      // Nobody has recorded anything yet.
      const files = await readdir(folder).catch(() => []);
      const found = await Promise.all(
        files.flatMap((file) => {
          const [, name] = NAME.exec(file) ?? [];
          return name === undefined ? [] : [takeOf(name, pathOf(name))];
        }),
      );
      return new Map(found);
    },
    async write(name, file) {
      disk.folder(folder);
      // Under another name first: a power cut must not leave half a word in the place of a whole one.
      const half = `${pathOf(name)}.new`;
      await disk.write(half, file);
      disk.rename(half, pathOf(name));
      await disk.settle(folder);
    },
    remove: (name) => disk.remove(pathOf(name)),
  };
}

async function takeOf(name: string, path: string): Promise<[string, DraftTake]> {
  const { size } = await stat(path);
  return [name, { path, bytes: size, ms: Math.max(1, Math.round(((size - WAV_HEAD) / 2 / SAMPLE_RATE) * 1000)) }];
}
