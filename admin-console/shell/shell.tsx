import { useEffect } from 'preact/hooks';
import { inLanguage } from '#common/web/language.ts';
import type { Session } from '#common/web/session.ts';
import { SignIn } from '#common/web/sign-in.tsx';
import { feed } from '../live.ts';
import { leaveAnyway, route, stay, wanted } from '../router.ts';
import { enter, expired } from '../session.ts';
import { words } from '../words.ts';
import { PAGES } from './pages.tsx';
import { Sidebar } from './sidebar.tsx';

/** The menu, the page beside it, and what concerns the whole console. */
export function Shell({ session }: { session: Session }) {
  const { page } = route.value;
  const Page = PAGES[page];
  const office = feed.value?.view.value?.office;
  useEffect(() => {
    const title = `${words().menu[page]} – ${words().productName}`;
    document.title = office === undefined ? title : `${title} – ${inLanguage(office.name)}`;
  });
  // A paired or signed-out elsewhere session shows at the feed first.
  const denied = feed.value?.link.value === 'denied' && feed.value.deniedCode.value === 4401;
  return (
    <div class="console">
      <Sidebar session={session} office={office} />
      <main class="page">
        {(expired.value || denied) && (
          <section class="again" aria-label={words().entry.expired}>
            <SignIn inset note={words().entry.expired} onSignedIn={enter} />
          </section>
        )}
        {wanted.value !== undefined && <UnsavedBar />}
        <Page />
      </main>
    </div>
  );
}

function UnsavedBar() {
  const text = words().unsaved;
  return (
    <div class="notice warn" role="alert">
      <p class="notice-words">
        <strong>{text.heading}</strong> {text.detail}
      </p>
      <div class="notice-keys">
        <button type="button" class="button" onClick={stay}>
          {text.stay}
        </button>
        <button type="button" class="button" onClick={leaveAnyway}>
          {text.leave}
        </button>
      </div>
    </div>
  );
}
