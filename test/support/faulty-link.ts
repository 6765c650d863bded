/** One connection through the faulty proxy: client, server, and what can happen to the wire between them. */
import type { Socket } from 'node:net';
import { Lane } from './faulty-lane.ts';

export type Goodbye = 'reset' | 'end' | 'client-alone' | 'server-alone';

export interface LinkParts {
  readonly client: Socket;
  readonly server: Socket;
  delay(): number;
  /** The first bytes of the server have reached the client. */
  onEstablished(): void;
  /** Neither side holds a socket any more. */
  onGone(): void;
}

export class FaultyLink {
  /** Client to server. */
  readonly up: Lane;
  /** Server to client. */
  readonly down: Lane;
  established = false;
  private readonly client: Socket;
  private readonly server: Socket;
  /** Whether the end of one side is told to the other; not over a dead wire. */
  private tells = true;

  constructor({ client, server, delay, onEstablished, onGone }: LinkParts) {
    this.client = client;
    this.server = server;
    this.up = new Lane({ from: client, to: server, delay, onPassed: () => undefined, onEnd: () => server.end() });
    this.down = new Lane({
      from: server,
      to: client,
      delay,
      onPassed: () => {
        if (this.established) return;
        this.established = true;
        onEstablished();
      },
      onEnd: () => client.end(),
    });
    for (const [mine, other] of [
      [client, server],
      [server, client],
    ] as const) {
      mine.setNoDelay(true);
      // A reset is what this proxy is for: 'close' follows, and says all that matters.
      mine.on('error', () => undefined);
      // Over a dead wire each side ends alone.
      mine.on('end', () => {
        if (!this.tells) mine.destroy();
      });
      mine.on('close', (failed) => {
        if (this.tells && failed) other.resetAndDestroy();
        if (client.destroyed && server.destroyed) {
          this.up.stop();
          this.down.stop();
          onGone();
        }
      });
    }
  }

  /** Whether the server still holds its socket. */
  get heldByServer(): boolean {
    return !this.server.destroyed;
  }

  /** The connection is lost, and at least one side is told so; the other one finds out by itself. */
  drop(how: Goodbye): void {
    this.tells = false;
    this.up.set('swallows');
    this.down.set('swallows');
    const { client, server } = this;
    if (how === 'end') {
      client.destroySoon();
      server.destroySoon();
      return;
    }
    if (how !== 'server-alone') client.resetAndDestroy();
    if (how !== 'client-alone') server.resetAndDestroy();
  }

  /** The wire is dead: nothing passes in either direction, and nobody is told. */
  halfOpen(): void {
    this.tells = false;
    this.up.set('swallows');
    this.down.set('swallows');
  }

  /** A part of what the server says next still arrives, then the connection ends in the middle of it. */
  truncate(share: number, then: () => void): void {
    this.tells = false;
    this.down.cutNext(share, () => {
      this.drop('end');
      then();
    });
  }

  /** What the server has said and says is kept back, to be delivered by `deliverLate`. */
  keepBack(): void {
    this.down.set('holds');
  }

  /** Old words arrive now, and then the connection ends. */
  deliverLate(): void {
    this.down.set('flows');
    this.tells = false;
    this.up.set('swallows');
    this.server.resetAndDestroy();
    this.client.end();
  }

  /** Ends it without a fault of its own, for the end of a test. */
  destroy(): void {
    this.tells = false;
    this.client.destroy();
    this.server.destroy();
  }
}
