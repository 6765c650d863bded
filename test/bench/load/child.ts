/** A helper process that answers one question at a time. */
import { type ChildProcess, fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';

/** A script of the bench in a process of its own. Who starts it need not run TypeScript itself: the tests' runner does it otherwise. */
export function forkScript(file: URL, args: readonly string[] = []): ChildProcess {
  return fork(fileURLToPath(file), args, { stdio: 'inherit', execArgv: ['--import', 'tsx'] });
}

export interface Child<Question extends object, Answer> {
  ask(question: Question): Promise<Answer>;
  stop(): void;
}

type Reply<Answer> = { readonly answer: Answer } | { readonly failure: string };

/** `file`: of a script that calls `answerParent`. */
export function startChild<Question extends object, Answer>(
  file: URL,
  args: readonly string[] = [],
): Child<Question, Answer> {
  const child = forkScript(file, args);
  return {
    ask: (question) => ask<Answer>(child, question),
    stop: () => void child.kill('SIGKILL'),
  };
}

function ask<Answer>(child: ChildProcess, question: object): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const onExit = (code: number | null): void => reject(new Error(`a helper process ended with ${code}`));
    child.once('exit', onExit);
    child.once('message', (reply: Reply<Answer>) => {
      child.off('exit', onExit);
      if ('failure' in reply) reject(new Error(reply.failure));
      else resolve(reply.answer);
    });
    child.send(question);
  });
}

/** In the helper process: answers each question that comes. */
export function answerParent<Question, Answer>(answer: (question: Question) => Promise<Answer>): void {
  const say = (reply: Reply<Answer>): void => void process.send?.(reply);
  process.on('message', (question: Question) => {
    answer(question).then(
      (made) => say({ answer: made }),
      (error: unknown) => say({ failure: error instanceof Error ? (error.stack ?? error.message) : String(error) }),
    );
  });
}
