/** A lobby display: its real feed client and its real announcing, with a player that only notes down what it says. */
import { effect } from '@preact/signals';
import type { DisplayView } from '#common/contract/views.ts';
import type { Dice } from '#test/support/dice.ts';
import { FaultyProxy } from '#test/support/faulty-proxy.ts';
import { FRESH_MS, lastCalls } from '../../display-board/announcer.ts';
import { type Announcing, startAnnouncing } from '../../display-board/announcing.ts';
import { type FakePlayer, fakePlayer } from './fake-player.ts';
import { type DisplayRecord, openPage, type PageRecord } from './record.ts';
import { type Seat, Watcher } from './watcher.ts';

export class Display extends Watcher<DisplayView> implements DisplayRecord {
  readonly pages: PageRecord[] = [];
  private readonly world: Seat['world'];
  private readonly dice: Dice;
  private kept = { seq: 0, at: 0 };
  private page: { readonly announcing: Announcing; readonly player: FakePlayer; readonly end: () => void };

  private constructor(seat: Seat, proxy: FaultyProxy, dice: Dice) {
    super(seat, proxy);
    this.world = seat.world;
    this.dice = dice;
    this.page = this.load();
  }

  static async stand(seat: Seat, dice: Dice): Promise<Display> {
    return new Display(seat, await FaultyProxy.before(seat.target), dice);
  }

  /** Nothing waits to be announced and nothing is being said. */
  get quiet(): boolean {
    const { queue, now } = this.page.announcing.state.peek();
    return queue.length === 0 && (now === undefined || now.spokenAt !== undefined);
  }

  /** As somebody presses F5, or the server has a new build: what is kept is which call was announced last. */
  reload(): void {
    this.page.end();
    this.feed.close();
    this.feed = this.connect();
    this.page = this.load();
  }

  private load(): Display['page'] {
    const { feed, world } = this;
    const record = openPage();
    this.pages.push(record);
    let ended = false;
    const player = fakePlayer(record.spoken, this.dice, world.now);
    const announcing = startAnnouncing(feed, player, {
      clock: world.steady,
      kept: () => this.kept,
      keep: (announced) => {
        if (!ended) this.kept = announced;
      },
    });
    // Behind the announcer's own, so that what is read here is what the screen shows.
    const stops = [
      effect(() => {
        if (feed.view.value !== undefined) this.look(feed.view.value, record, announcing);
      }),
      effect(() => {
        const open = record.outages.find(({ to }) => to === Number.POSITIVE_INFINITY);
        if (feed.link.value === 'live' && open !== undefined) open.to = world.now();
        if (feed.link.value !== 'live' && open === undefined)
          record.outages.push({ from: world.now(), to: Number.POSITIVE_INFINITY });
      }),
    ];
    const end = (): void => {
      ended = true;
      record.endedAt = world.now();
      player.end();
      for (const stop of stops) stop();
    };
    return { announcing, player, end };
  }

  private look(view: DisplayView, { sights, hidden }: PageRecord, announcing: Announcing): void {
    const at = this.world.now();
    const known = sights.at(-1)?.calls;
    const calls = Object.values(view.calls);
    sights.push({ at, calls: new Set(calls.map(({ callSeq }) => callSeq)) });
    const state = announcing.state.peek();
    const listed = lastCalls(view.calls, state);
    for (const call of calls) {
      if (known?.has(call.callSeq) || at - Date.parse(call.at) <= FRESH_MS) continue;
      const shown = listed.some(({ callSeq }) => callSeq === call.callSeq) || state.now?.call.label === call.label;
      if (!shown) hidden.push(call.callSeq);
    }
  }
}
