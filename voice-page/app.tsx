import { useEffect } from 'preact/hooks';
import { inLanguage } from '#common/web/language.ts';
import { SignIn } from '#common/web/sign-in.tsx';
import type { VoiceDesk } from './desk/desk.ts';
import { Card } from './parts/card.tsx';
import { Head } from './parts/head.tsx';
import { List } from './parts/list.tsx';
import { Try } from './parts/try.tsx';
import { Use } from './parts/use.tsx';
import { enter, place } from './place.ts';
import { words } from './words.ts';

/** The page: sign in → the microphone. */
export function App() {
  const here = place.value;
  const text = words();
  useEffect(() => {
    document.title = text.title;
  }, [text]);
  switch (here.at) {
    case 'loading':
      return <Whole heading={text.loading} />;
    case 'unreachable':
      return <Whole heading={text.unreachable} why={inLanguage(here.message)} />;
    case 'sign-in': {
      const { session, again } = here;
      return (
        <SignIn
          title={text.pageName}
          {...(again === true ? { note: text.expired } : {})}
          {...(session === undefined ? {} : { session })}
          onSignedIn={enter}
        />
      );
    }
    case 'desk':
      return <AtTheDesk desk={here.desk} />;
  }
}

function AtTheDesk({ desk }: { desk: VoiceDesk }) {
  const view = desk.view.value;
  const trouble = desk.trouble.value;
  const text = words();
  if (trouble?.code === 'part.off') return <Whole heading={text.off} why={text.offWhy} />;
  if (trouble !== undefined) return <Whole heading={text.unreachable} why={inLanguage(trouble.message)} />;
  if (view === undefined) return <Whole heading={text.loading} />;
  const trying = desk.screen.value === 'try';
  return (
    <div class="studio">
      <Head desk={desk} view={view} />
      <main class="main">
        {trying ? <Try key={view.language} desk={desk} view={view} /> : <Card desk={desk} view={view} />}
      </main>
      <aside class="aside" aria-label={trying ? text.use.heading : text.list}>
        {trying ? <Use desk={desk} view={view} /> : <List desk={desk} view={view} />}
      </aside>
    </div>
  );
}

function Whole({ heading, why }: { heading: string; why?: string }) {
  return (
    <main class="whole">
      <h1 class="whole-words">{heading}</h1>
      {why !== undefined && <p role="alert">{why}</p>}
    </main>
  );
}
