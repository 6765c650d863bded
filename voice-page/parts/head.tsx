import type { VoiceAnswer } from '#common/contract/voice.ts';
import { LanguageSwitch } from '#common/web/language-switch.tsx';
import { endSession } from '#common/web/session.ts';
import type { VoiceDesk } from '../desk/desk.ts';
import { words } from '../words.ts';

const SCREENS = ['record', 'try'] as const;

/** What the page is, which of its two screens, in which language is recorded. */
export function Head({ desk, view }: { desk: VoiceDesk; view: VoiceAnswer }) {
  const text = words();
  const turnTo = (screen: (typeof SCREENS)[number]): void => {
    desk.recorder.stop();
    desk.hearing.stop();
    desk.screen.value = screen;
    void desk.reload();
  };
  return (
    <header class="head">
      <p class="head-name">{text.pageName}</p>
      <nav class="tabs" aria-label={text.tabs.label}>
        {SCREENS.map((screen) => (
          <button
            key={screen}
            type="button"
            class="tab"
            aria-current={desk.screen.value === screen ? 'page' : undefined}
            onClick={() => turnTo(screen)}
          >
            {text.tabs[screen]}
          </button>
        ))}
      </nav>
      <label class="head-language">
        <span aria-hidden="true">{text.voiceLanguage}</span>
        <select
          aria-label={text.voiceLanguage}
          value={view.language}
          onChange={({ currentTarget }) => {
            const chosen = view.languages.find((one) => one === currentTarget.value);
            if (chosen !== undefined) desk.speak(chosen);
          }}
        >
          {view.languages.map((one) => (
            <option key={one} value={one}>
              {text.languages[one]}
            </option>
          ))}
        </select>
      </label>
      <p class="head-staff">{desk.session.staff.name}</p>
      <LanguageSwitch />
      <button type="button" class="text-key" onClick={() => void endSession().then(() => desk.expired())}>
        {text.signOut}
      </button>
    </header>
  );
}
