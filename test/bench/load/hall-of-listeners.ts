/** The listeners as their parent sees them. */
import { startChild } from './child.ts';
import type { HallAnswer, HallQuestion, Listener, Press } from './hall.ts';

export interface HallOfListeners {
  seat(origin: string, listeners: readonly Listener[]): Promise<void>;
  add(origin: string, listeners: readonly Listener[]): Promise<void>;
  press(press: Press): Promise<HallAnswer>;
  stop(): void;
}

export function startHall(): HallOfListeners {
  const child = startChild<HallQuestion, HallAnswer>(new URL('./hall-process.ts', import.meta.url));
  const feed = (origin: string): string => `${origin.replace('http', 'ws')}/api/feed`;
  return {
    async seat(origin, listeners) {
      await child.ask({ kind: 'seat', feed: feed(origin), listeners });
    },
    async add(origin, listeners) {
      await child.ask({ kind: 'add', feed: feed(origin), listeners });
    },
    press: (press) => child.ask({ kind: 'press', press }),
    stop: child.stop,
  };
}
