import { type Static, Type } from 'typebox';

/** Languages of the staff's pages and of what the office writes itself. */
export const StaffLanguage = Type.Union([Type.Literal('vi'), Type.Literal('en')]);
export type StaffLanguage = Static<typeof StaffLanguage>;

/** Languages of citizens and of the voice; `common/i18n/languages.ts` says what each needs. Vietnamese comes first everywhere. */
export const Language = Type.Union([Type.Literal('vi'), Type.Literal('en'), Type.Literal('fr')]);
export type Language = Static<typeof Language>;
export type FurtherLanguage = Exclude<Language, StaffLanguage>;

/** A text in both languages. An empty `en` falls back to `vi` where it is shown. */
export const Bilingual = Type.Object(
  { vi: Type.String({ minLength: 1, maxLength: 400 }), en: Type.String({ maxLength: 400 }) },
  { additionalProperties: false },
);
export type Bilingual = Static<typeof Bilingual>;

/** A moment on the wire: ISO 8601 with the office's offset, e.g. `2026-11-23T08:43:00.000+07:00`. */
export const Moment = Type.String({ format: 'date-time', examples: ['2026-11-23T08:43:00.000+07:00'] });
export type Moment = string;

/** An opaque identifier; UUIDv7 when the server made it. */
export const Id = Type.String({ minLength: 1, maxLength: 64, pattern: '^[A-Za-z0-9_-]+$' });
export type Id = string;
