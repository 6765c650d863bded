/** The demo office in a process of its own, which can be killed and comes back at the same address. */
import { freePort } from './free-port.ts';
import { emptyFolder, type Luot, start } from './process.ts';
import { Client } from './running-http.ts';

export class KilledOffice {
  readonly origin: string;
  readonly data = emptyFolder();
  private readonly port: number;
  private process: Luot;
  private readonly passwords = new Map<string, string>();

  private constructor(port: number) {
    this.port = port;
    this.origin = `http://127.0.0.1:${port}`;
    this.process = this.run();
  }

  static async start(): Promise<KilledOffice> {
    const office = new KilledOffice(await freePort());
    await office.ready();
    return office;
  }

  /** The demo makes fresh passwords at each start, and prints them. */
  private async ready(): Promise<void> {
    await this.process.origin();
    for (const name of ['admin', 'lan', 'huy']) {
      this.passwords.set(name, await this.process.says(new RegExp(`^ +${name} +([\\w-]{14}) `, 'm')));
    }
  }

  private run(): Luot {
    return start(['demo'], { LUOT_DATA: this.data, LUOT_PORT: String(this.port) });
  }

  /** As a power cut does it. */
  async kill(): Promise<void> {
    await this.process.stop('SIGKILL');
  }

  /** Answers nothing, as a PC that is busy with itself; its connections stay. */
  freeze(): void {
    this.process.child.kill('SIGSTOP');
  }

  thaw(): void {
    this.process.child.kill('SIGCONT');
  }

  async up(): Promise<void> {
    this.process = this.run();
    await this.ready();
  }

  async signIn(username: string): Promise<Client> {
    const client = new Client(this.origin, { origin: this.origin });
    const password = this.passwords.get(username) ?? '';
    const answer = await client.post('/api/session', { username, password });
    if (answer.status !== 200) throw new Error(`${username} cannot sign in: ${answer.text}`);
    return client;
  }
}
