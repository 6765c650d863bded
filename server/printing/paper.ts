import type { PaperDots } from '#server/printing/types.ts';

/** Sizes of a slip, in dots of 1/8 mm. Letters keep their size on narrow paper, since eyes do: the lines wrap instead. */
export interface PaperLook {
  readonly dots: PaperDots;
  readonly margin: number;
  readonly gap: number;
  readonly office: number;
  readonly service: number;
  readonly lead: number;
  readonly number: number;
  readonly counters: number;
  readonly factLabel: number;
  readonly factValue: number;
  readonly heading: number;
  readonly body: number;
  readonly small: number;
  /** Largest module of the QR code, and its largest side when words stand beside it. */
  readonly module: number;
  readonly codeSide: number;
  /** Whether facts and the words of the code stand beside one another, or one under another. */
  readonly columns: boolean;
}

export const PAPERS: Readonly<Record<PaperDots, PaperLook>> = {
  576: {
    dots: 576,
    margin: 16,
    gap: 14,
    office: 28,
    service: 36,
    lead: 26,
    number: 196,
    counters: 52,
    factLabel: 26,
    factValue: 44,
    heading: 30,
    body: 28,
    small: 24,
    module: 7,
    codeSide: 205,
    columns: true,
  },
  512: {
    dots: 512,
    margin: 12,
    gap: 14,
    office: 27,
    service: 34,
    lead: 26,
    number: 184,
    counters: 48,
    factLabel: 25,
    factValue: 40,
    heading: 29,
    body: 27,
    small: 24,
    module: 6,
    codeSide: 180,
    columns: true,
  },
  384: {
    dots: 384,
    margin: 8,
    gap: 12,
    office: 27,
    service: 34,
    lead: 25,
    number: 156,
    counters: 44,
    factLabel: 25,
    factValue: 36,
    heading: 28,
    body: 26,
    small: 24,
    module: 6,
    codeSide: 0,
    columns: false,
  },
};
