import type { PolicySetting } from '#common/contract/office.ts';
import { firstCome } from './first-come.ts';
import { interleaved } from './interleaved.ts';
import type { Policy } from './policy.ts';
import { strict } from './strict.ts';

/** The policy that the office has set. */
export function policyOf(setting: PolicySetting): Policy {
  switch (setting.kind) {
    case 'first-come':
      return firstCome;
    case 'strict':
      return strict;
    case 'interleaved':
      return interleaved(setting.k);
  }
}
