/** Lets the load run, or holds it back until nothing is under way: only then can a book be balanced. */
export class Gate {
  private isOpen = false;
  private ended = false;
  private underWay = 0;
  private waiting: (() => void)[] = [];
  private still: (() => void)[] = [];

  open(): void {
    this.isOpen = true;
    for (const go of this.waiting.splice(0)) go();
  }

  /** Holds back what has not begun, and waits for the end of what has. */
  async close(): Promise<void> {
    this.isOpen = false;
    if (this.underWay > 0) await new Promise<void>((resolve) => this.still.push(resolve));
  }

  /** Ends the load for good: `run` then does nothing. */
  end(): void {
    this.ended = true;
    this.open();
  }

  get hasEnded(): boolean {
    return this.ended;
  }

  /** Runs one piece of work when the gate is open. */
  async run(work: () => Promise<void>): Promise<void> {
    while (!this.isOpen) await new Promise<void>((resolve) => this.waiting.push(resolve));
    if (this.ended) return;
    this.underWay += 1;
    try {
      await work();
    } finally {
      this.underWay -= 1;
      if (this.underWay === 0) for (const go of this.still.splice(0)) go();
    }
  }
}
