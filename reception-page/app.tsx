import { useEffect } from 'preact/hooks';
import { inLanguage } from '#common/web/language.ts';
import { SignIn } from '#common/web/sign-in.tsx';
import type { Door } from './door/door.ts';
import { Aside } from './parts/aside.tsx';
import { Fields } from './parts/fields.tsx';
import { Form } from './parts/form.tsx';
import { Given } from './parts/given.tsx';
import { Head } from './parts/head.tsx';
import { Strips } from './parts/strips.tsx';
import { enter, place } from './place.ts';
import { words } from './words.ts';

/** The page: sign in → the door. */
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
    case 'door':
      return <AtTheDoor door={here.door} />;
  }
}

function AtTheDoor({ door }: { door: Door }) {
  const view = door.view.value;
  const text = words();
  if (view === undefined) return <Whole heading={text.loading} />;
  if (view.parts?.reception !== true) return <Whole heading={text.off} why={text.offWhy} />;
  return (
    <div class="door">
      <Head door={door} />
      <main class="main">
        {door.link.value !== 'live' && (
          <p class="notice notice-bad" role="alert">
            {text.lost}
          </p>
        )}
        <Screen door={door} />
      </main>
      <Aside door={door} view={view} />
    </div>
  );
}

function Screen({ door }: { door: Door }) {
  switch (door.screen.value) {
    case 'fields':
      return <Fields door={door} />;
    case 'form':
      return <Form door={door} />;
    case 'given':
      return <Given door={door} />;
    case 'strips':
      return <Strips door={door} />;
  }
}

function Whole({ heading, why }: { heading: string; why?: string }) {
  return (
    <main class="whole">
      <h1 class="whole-words">{heading}</h1>
      {why !== undefined && <p role="alert">{why}</p>}
    </main>
  );
}
