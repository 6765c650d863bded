/** The office's own pictures for the lobby screen: files in `<data>/pictures`, under names that say nothing. */
import { mkdirSync, readdirSync, unlinkSync } from 'node:fs';
import { rename, unlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { uuidv7 } from 'uuidv7';
import type { Refusal } from '#common/contract/errors.ts';
import { refuse } from '#common/contract/refusal.ts';

export type PictureType = 'png' | 'jpg' | 'webp';

const NAME = /^[0-9a-f-]{36}\.(png|jpg|webp)$/;
export const PICTURES_AT_MOST = 60;

export interface PictureStore {
  /** Names, oldest first. */
  list(): readonly string[];
  /** Writes a picture that was checked; it is listed once `show` was called. */
  write(bytes: Uint8Array, type: PictureType): Promise<string>;
  show(name: string): string | Refusal;
  hide(name: string): string | Refusal;
  /** Deletes the file of a picture that is no longer listed. */
  drop(name: string): Promise<void>;
  /** Absolute path of a listed picture. */
  file(name: string): string | undefined;
}

/** Opens the folder, making it when it is missing. */
export function openPictures(dataFolder: string): PictureStore {
  const folder = join(dataFolder, 'pictures');
  mkdirSync(folder, { recursive: true });
  const found = readdirSync(folder);
  // Left behind by a power cut.
  for (const name of found.filter((name) => name.endsWith('.new'))) unlinkSync(join(folder, name));
  let names = found.filter((name) => NAME.test(name)).sort();
  return {
    list: () => names,
    async write(bytes, type) {
      const name = `${uuidv7()}.${type}`;
      // Under another name first: a power cut must not leave half a picture in the list.
      await writeFile(join(folder, `${name}.new`), bytes, { flush: true });
      await rename(join(folder, `${name}.new`), join(folder, name));
      return name;
    },
    show(name) {
      if (names.length >= PICTURES_AT_MOST) {
        return refuse('request.invalid', {
          field: 'pictures',
          detail: `at most ${PICTURES_AT_MOST} pictures`,
          params: { why: 'too-many', limit: PICTURES_AT_MOST },
        });
      }
      names = [...names, name].sort();
      return name;
    },
    hide(name) {
      if (!names.includes(name)) return refuse('picture.unknown');
      names = names.filter((other) => other !== name);
      return name;
    },
    drop: (name) => unlink(join(folder, name)),
    file: (name) => (names.includes(name) ? join(folder, name) : undefined),
  };
}
