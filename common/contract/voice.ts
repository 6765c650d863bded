/** The office's own voice: what is read out, what is heard of it, and what the lobby would say (SPEC J111–J117). */
import { type Static, Type } from 'typebox';
import { Language } from './text.ts';

/** In the order in which they matter: the first four make every call. */
export const FragmentGroup = Type.Union([
  Type.Literal('call'),
  Type.Literal('digits'),
  Type.Literal('numbers'),
  Type.Literal('letters'),
  Type.Literal('kiosk'),
  Type.Literal('names'),
  Type.Literal('other-letters'),
]);
export type FragmentGroup = Static<typeof FragmentGroup>;

/** Where the sound comes from that would be heard after publishing; `none`: there is none. */
export const SoundSource = Type.Union([
  Type.Literal('draft'),
  Type.Literal('own'),
  Type.Literal('built-in'),
  Type.Literal('none'),
]);
export type SoundSource = Static<typeof SoundSource>;

export const VoiceFragment = Type.Object({
  name: Type.String(),
  /** What is to be read out. */
  text: Type.String(),
  /** How it is said, where that is not plain from the text: the name of a letter. */
  spoken: Type.Optional(Type.String()),
  group: FragmentGroup,
  source: SoundSource,
  /** Length of that sound; 0 when it is not known. */
  ms: Type.Integer(),
  /** Silence before it inside a sentence. */
  pauseMs: Type.Integer(),
  /** Another one when the sound is another. */
  version: Type.String(),
});
export type VoiceFragment = Static<typeof VoiceFragment>;

export const VoiceState = Type.Object({
  language: Language,
  /** The lobby speaks with the office's own recordings. */
  inUse: Type.Boolean(),
  /** There are recordings that were put aside; the built-in pack speaks alone. */
  aside: Type.Boolean(),
  /** The bell before each call. */
  chime: Type.Object({ version: Type.String() }),
  fragments: Type.Array(VoiceFragment),
});
export type VoiceState = Static<typeof VoiceState>;

/** The state of a language, and what the page shows beside it. */
export const VoiceAnswer = Type.Object({
  ...VoiceState.properties,
  /** Languages that this office speaks or may speak. */
  languages: Type.Array(Language),
  /** A call as it may come in this office, to try out. */
  example: Type.Object({ label: Type.String(), counter: Type.Integer() }),
});
export type VoiceAnswer = Static<typeof VoiceAnswer>;

/** A take, as it will be heard. */
export const TakeAnswer = Type.Object({ fragment: VoiceFragment });
export type TakeAnswer = Static<typeof TakeAnswer>;

export const AnnouncementQuery = Type.Object(
  {
    label: Type.String({ pattern: '^[A-Z0-9]{1,8}$', examples: ['A012'] }),
    counter: Type.String({ pattern: '^[1-9][0-9]?$', examples: ['3'] }),
  },
  { additionalProperties: false },
);
export type AnnouncementQuery = Static<typeof AnnouncementQuery>;

export const AnnouncementAnswer = Type.Object({
  /** Fragments in the order in which they are said. */
  fragments: Type.Array(Type.String()),
  /** The same as a sentence. */
  words: Type.String(),
});
export type AnnouncementAnswer = Static<typeof AnnouncementAnswer>;
