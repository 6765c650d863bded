import type { ImportAnswer, ImportOutcome } from '#common/contract/dossiers.ts';
import { readCode, showCode } from './domain/slip-code.ts';
import { changeDossier, dossierByCode } from './store/dossiers.ts';
import type { Db } from './store/open.ts';

/** Marks the results of these codes as ready, or only says what would become of each. */
export function importResults(db: Db, codes: readonly string[], apply: boolean, now: number): ImportAnswer {
  const seen = new Set<string>();
  let changed = 0;
  const rows = codes.map((typed) => {
    const code = readCode(typed);
    if (code === undefined) return { code: typed, outcome: 'unreadable' as const, procedureName: null };
    const found = dossierByCode(db, code);
    const outcome = outcomeOf(seen.has(code), found?.dossier.state);
    seen.add(code);
    if (outcome === 'becomes-ready' && found !== undefined) {
      changed += 1;
      if (apply) changeDossier(db, found.dossier.id, { state: 'ready', since: now });
    }
    return { code: showCode(code), outcome, procedureName: found?.dossier.procedureName ?? null };
  });
  return { rows, changed };
}

function outcomeOf(twice: boolean, state: string | undefined): ImportOutcome {
  if (twice) return 'twice';
  if (state === undefined) return 'unknown';
  return state === 'accepted' || state === 'late' ? 'becomes-ready' : 'already';
}
