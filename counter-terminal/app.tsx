import { inLanguage } from '#common/web/language.ts';
import { SignIn } from '#common/web/sign-in.tsx';
import { ChooseCounter } from './choose/choose-counter.tsx';
import { enter, place } from './place.ts';
import { words } from './words.ts';
import { WorkPlace } from './work/work-place.tsx';
import './work/base.css';
import './work/keys.css';

/** The page: sign in → choose a counter → work. */
export function App() {
  const here = place.value;
  switch (here.at) {
    case 'loading':
      return (
        <main class="whole">
          <p class="whole-words">{words().loading}</p>
        </main>
      );
    case 'unreachable':
      return (
        <main class="whole">
          <div role="alert">
            <h1 class="whole-words">{words().unreachable}</h1>
            <p>{inLanguage(here.message)}</p>
          </div>
        </main>
      );
    case 'sign-in':
      return <SignIn title={words().pageName} session={here.session} onSignedIn={enter} />;
    case 'choose':
      return <ChooseCounter session={here.session} note={here.note} />;
    case 'work':
      return <WorkPlace key={here.counterId} session={here.session} counterId={here.counterId} />;
  }
}
