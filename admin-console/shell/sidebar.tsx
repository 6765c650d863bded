import clock from '@phosphor-icons/core/bold/clock-bold.svg?raw';
import log from '@phosphor-icons/core/bold/clock-counter-clockwise-bold.svg?raw';
import folder from '@phosphor-icons/core/bold/folder-open-bold.svg?raw';
import gauge from '@phosphor-icons/core/bold/gauge-bold.svg?raw';
import gear from '@phosphor-icons/core/bold/gear-six-bold.svg?raw';
import listChecks from '@phosphor-icons/core/bold/list-checks-bold.svg?raw';
import callsSign from '@phosphor-icons/core/bold/list-magnifying-glass-bold.svg?raw';
import megaphone from '@phosphor-icons/core/bold/megaphone-simple-bold.svg?raw';
import monitor from '@phosphor-icons/core/bold/monitor-bold.svg?raw';
import signOut from '@phosphor-icons/core/bold/sign-out-bold.svg?raw';
import smiley from '@phosphor-icons/core/bold/smiley-bold.svg?raw';
import storefront from '@phosphor-icons/core/bold/storefront-bold.svg?raw';
import users from '@phosphor-icons/core/bold/users-bold.svg?raw';
import ticket from '@phosphor-icons/core/fill/ticket-fill.svg?raw';
import type { OfficeView } from '#common/contract/views.ts';
import { Icon } from '#common/web/icon.tsx';
import { inLanguage } from '#common/web/language.ts';
import { LanguageSwitch } from '#common/web/language-switch.tsx';
import type { Session } from '#common/web/session.ts';
import { view } from '../live.ts';
import { ActButton } from '../parts/act-button.tsx';
import { href, PAGES, type PageName, route } from '../router.ts';
import { isAdmin, leave, leaveEverywhere } from '../session.ts';
import { words } from '../words.ts';

const SIGNS: Readonly<Record<PageName, string>> = {
  now: gauge,
  dossiers: folder,
  services: listChecks,
  counters: storefront,
  staff: users,
  devices: monitor,
  hours: clock,
  notices: megaphone,
  settings: gear,
  calls: callsSign,
  rating: smiley,
  audit: log,
};

/** The menu; below it the office and who is signed in. */
export function Sidebar({ session, office }: { session: Session; office: OfficeView | undefined }) {
  const text = words();
  return (
    <header class="sidebar">
      <div class="sidebar-in">
        <p class="brand">
          <Icon svg={ticket} size="28px" /> {text.productName}
        </p>
        <nav aria-label={text.menuName}>
          <ul>
            {PAGES.filter(isThere).map((page) => (
              <li key={page}>
                <a href={href(page)} class="menu-item" aria-current={route.value.page === page ? 'page' : undefined}>
                  <Icon svg={SIGNS[page]} size="22px" /> {text.menu[page]}
                </a>
              </li>
            ))}
          </ul>
        </nav>
        <div class="sidebar-foot">
          {office !== undefined && (
            <p>
              <strong>{inLanguage(office.name)}</strong>
              <br />
              {inLanguage(office.place)}
            </p>
          )}
          <p>{text.whoIs(session.staff.name, text.roles[session.staff.role])}</p>
          <p class="sidebar-keys">
            <button type="button" class="text-button" onClick={() => void leave()}>
              <Icon svg={signOut} size="18px" /> {text.signOut}
            </button>
            <ActButton plain label={text.signOutEverywhere} act={leaveEverywhere} />
            <LanguageSwitch />
          </p>
        </div>
      </div>
    </header>
  );
}

/** The log is for admins; a part of the visit that is off shows nowhere (SPEC J1). */
function isThere(page: PageName): boolean {
  if (page === 'dossiers') return view()?.parts?.results === true;
  if (page === 'calls') return view()?.parts?.reasons === true;
  if (page === 'rating') return view()?.parts?.rating === true;
  return page !== 'audit' || isAdmin.value;
}
