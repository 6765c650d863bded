/** What was seen and heard at one display, in the world's time; the checks read it when all is over. */

export interface Sight {
  readonly at: number;
  /** The calls that the view holds, by their seq. */
  readonly calls: ReadonlySet<number>;
}

export interface Spoken {
  readonly callSeq: number;
  readonly begunAt: number;
  /** `cut`: the page was reloaded in the middle of it. */
  outcome: 'speaking' | 'spoken' | 'stopped' | 'cut';
}

/** A time without connection, as the page itself has noticed it. */
export interface Outage {
  readonly from: number;
  to: number;
}

/** One page from its loading to its end. */
export interface PageRecord {
  readonly sights: Sight[];
  readonly spoken: Spoken[];
  readonly outages: Outage[];
  /** Calls that stood neither in the list nor large on the screen when they came into the view too old to be spoken. */
  readonly hidden: number[];
  endedAt: number;
}

export interface DisplayRecord {
  readonly name: string;
  readonly pages: readonly PageRecord[];
}

export const openPage = (): PageRecord => ({
  sights: [],
  spoken: [],
  outages: [],
  hidden: [],
  endedAt: Number.POSITIVE_INFINITY,
});
