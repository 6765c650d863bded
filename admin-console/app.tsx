import { inLanguage } from '#common/web/language.ts';
import { SignIn } from '#common/web/sign-in.tsx';
import { forgetLists } from './resource.ts';
import { enter, leave, stage } from './session.ts';
import { Shell } from './shell/shell.tsx';
import { words } from './words.ts';

/** The page: sign in, then the console. */
export function App() {
  const here = stage.value;
  const text = words().entry;
  switch (here.at) {
    case 'loading':
      return (
        <main class="whole">
          <p>{text.loading}</p>
        </main>
      );
    case 'unreachable':
      return (
        <main class="whole">
          <div role="alert">
            <h1>{text.unreachable}</h1>
            <p>{inLanguage(here.message)}</p>
          </div>
        </main>
      );
    case 'sign-in':
      return (
        <SignIn
          title={words().pageName}
          session={here.session}
          onSignedIn={(session) => {
            forgetLists();
            enter(session);
          }}
        />
      );
    case 'not-allowed':
      return (
        <main class="whole">
          <h1>{text.notAllowed}</h1>
          <p>{text.notAllowedWhy(here.session.staff.name)}</p>
          <p class="whole-links">
            <a class="button" href="/counter">
              {text.toCounter}
            </a>
            <button type="button" class="button" onClick={() => void leave()}>
              {text.otherAccount}
            </button>
          </p>
        </main>
      );
    case 'inside':
      return <Shell session={here.session} />;
  }
}
