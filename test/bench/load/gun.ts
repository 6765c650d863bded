/** The load generator as its parent sees it. */
import { type ChildProcess, fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { Hit, Shot } from './shot.ts';

export interface Gun {
  /** Answers a second. Throws when one answer was no success: its figure would be of something else. */
  perSecond(shot: Shot): Promise<number>;
  stop(): void;
}

export function startGun(): Gun {
  const child = fork(fileURLToPath(new URL('./generator.ts', import.meta.url)), { stdio: 'inherit' });
  return {
    async perSecond(shot) {
      const { seconds, answers, troubles } = await ask(child, shot);
      if (troubles.length > 0) throw new Error(`the load met ${troubles.slice(0, 3).join('; ')}`);
      if (answers !== shot.amount) throw new Error(`${shot.amount} were asked and ${answers} answered`);
      return answers / seconds;
    },
    stop: () => void child.kill(),
  };
}

interface Reply {
  readonly hit?: Hit;
  readonly failure?: string;
}

function ask(child: ChildProcess, shot: Shot): Promise<Hit> {
  return new Promise((resolve, reject) => {
    const onExit = (code: number | null): void => reject(new Error(`the load generator ended with ${code}`));
    child.once('exit', onExit);
    child.once('message', ({ hit, failure }: Reply) => {
      child.off('exit', onExit);
      if (hit === undefined) reject(new Error(failure ?? 'the load generator said nothing'));
      else resolve(hit);
    });
    child.send(shot);
  });
}
