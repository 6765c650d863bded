import { parseArgs } from 'node:util';
import { type Agent, startAgent } from '#server/agent/agent.ts';
import { knownServer } from '#server/agent/known-server.ts';
import { type AgentSettings, readAgentSettings } from '#server/agent/settings.ts';
import { DataFolderInUse } from '#server/data-folder.ts';
import { untilStopped } from './serving.ts';
import { UsageError } from './usage.ts';

/** `luot kiosk`: the agent on the kiosk's own PC (SPEC G). */
export async function kiosk(args: readonly string[]): Promise<number> {
  const settings = settingsOf(args);
  if (settings.serverUrl === undefined && knownServer(settings.data) === undefined) {
    throw new UsageError('the kiosk needs its server: luot kiosk --server http://192.168.1.10:8080');
  }
  let agent: Agent;
  try {
    agent = await startAgent({ settings });
  } catch (error) {
    if (error instanceof DataFolderInUse && settings.pairingCode !== undefined) {
      return handOver(settings.port, settings.pairingCode);
    }
    throw error;
  }
  // Before anything is said: whoever reads it may stop this at once.
  const stopped = untilStopped(agent);
  process.stdout.write(`Lượt kiosk: ${agent.origin}/kiosk\n`);
  if (settings.pairingCode !== undefined && (agent.state.kind === 'unpaired' || agent.state.kind === 'denied')) {
    const paired = await agent.pair(settings.pairingCode);
    process.stdout.write(paired.ok ? `Paired as "${paired.label}".\n` : `Not paired: ${paired.why}.\n`);
  }
  if (agent.state.kind === 'unpaired' || agent.state.kind === 'denied') process.stdout.write(wayOut(agent.origin));
  return stopped;
}

function settingsOf(args: readonly string[]): AgentSettings {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: {
      server: { type: 'string' },
      pair: { type: 'string' },
      printer: { type: 'string' },
      dots: { type: 'string' },
      'no-status': { type: 'boolean', default: false },
    },
  });
  if (positionals.length > 0) throw new UsageError(`"luot kiosk" does not know what to do with "${positionals[0]}"`);
  const { 'no-status': noStatus, ...flags } = values;
  return readAgentSettings(process.env, { ...flags, noStatus });
}

/** The agent of this folder is running already, as a service: it is given the code. */
async function handOver(port: number, code: string): Promise<number> {
  const answer = await fetch(`http://127.0.0.1:${port}/pair/${code}`, { redirect: 'manual' });
  if (answer.status === 302) {
    process.stdout.write('The kiosk that is running was given the code.\n');
    return 0;
  }
  process.stderr.write('luot: the kiosk that is running could not pair with this code; see its log\n');
  return 1;
}

function wayOut(origin: string): string {
  return `
This kiosk is not paired with its server yet, so it gives no numbers.
  1. On the administrator's computer: admin page, «Thiết bị», this kiosk, «Tạo liên kết».
  2. Here: luot kiosk --pair LINK     (or open ${origin}/pair/CODE in this PC's browser)
A link works once, within 15 minutes.

`;
}
