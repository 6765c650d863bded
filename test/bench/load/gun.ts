/** The load generator as its parent sees it. */
import { startChild } from './child.ts';
import type { Hit, Shot } from './shot.ts';

export interface Gun {
  /** Answers a second. Throws when one answer was no success: its figure would be of something else. */
  perSecond(shot: Shot): Promise<number>;
  stop(): void;
}

export function startGun(): Gun {
  const child = startChild<Shot, Hit>(new URL('./generator.ts', import.meta.url));
  return {
    async perSecond(shot) {
      const { seconds, answers, troubles } = await child.ask(shot);
      if (troubles.length > 0) throw new Error(`the load met ${troubles.slice(0, 3).join('; ')}`);
      if (answers !== shot.amount) throw new Error(`${shot.amount} were asked and ${answers} answered`);
      return answers / seconds;
    },
    stop: child.stop,
  };
}
