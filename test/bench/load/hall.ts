/** What is asked of the process that holds the listeners, and what it answers. */

export interface Listener {
  readonly topic: string;
  readonly headers: Readonly<Record<string, string>>;
}

/** A press of a key: the request whose event every listener waits for. */
export interface Press {
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

export type HallQuestion =
  /** Connects the listeners in place of those that were; `feed`: `ws://…/api/feed`, or the bare server's. */
  | { readonly kind: 'seat'; readonly feed: string; readonly listeners: readonly Listener[] }
  /** Connects these besides those that are there. */
  | { readonly kind: 'add'; readonly feed: string; readonly listeners: readonly Listener[] }
  /** Presses, and waits until every listener has an event that was made since. */
  | { readonly kind: 'press'; readonly press: Press };

export interface HallAnswer {
  /** From the press to the last listener's event, ms; 0 for seating. */
  readonly lastMs: number;
  /** From the press to its own answer, ms. */
  readonly answeredMs: number;
  /** By topic, the text of the last message that brought the event. */
  readonly texts: Readonly<Record<string, string>>;
  /** Messages that brought events to all listeners together. */
  readonly messages: number;
}
