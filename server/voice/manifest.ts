/** What a voice pack says about itself; the display reads it too. */
import { type Static, Type } from 'typebox';
import { Language } from '#common/contract/text.ts';

export const PackFragment = Type.Object({
  /** A file beside the manifest. */
  file: Type.String({ pattern: '^[A-Za-z0-9_-]{1,60}\\.(opus|ogg|mp3|wav|m4a|webm)$' }),
  /** What it says; empty for the chime. */
  text: Type.String({ maxLength: 200 }),
  ms: Type.Integer({ minimum: 1, maximum: 20_000 }),
  /** Silence before it inside a sentence; a voice that is joined without breath is hard to follow. */
  pauseMs: Type.Integer({ minimum: 0, maximum: 2_000 }),
});
export type PackFragment = Static<typeof PackFragment>;

export const PackManifest = Type.Object({
  language: Language,
  name: Type.String({ maxLength: 120 }),
  licence: Type.String({ maxLength: 400 }),
  /** How it was made, so that anybody can make it again. */
  source: Type.String({ maxLength: 400 }),
  sampleRate: Type.Integer({ minimum: 8_000, maximum: 192_000 }),
  fragments: Type.Record(Type.String({ pattern: '^[a-z0-9-]{1,40}$' }), PackFragment),
});
export type PackManifest = Static<typeof PackManifest>;
