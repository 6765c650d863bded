import { PageHead } from '../parts/page-head.tsx';
import { Reading } from '../parts/workbench.tsx';
import { office, pictures } from '../resource.ts';
import { words } from '../words.ts';
import { NoticesForm } from './notices-form.tsx';
import { Pictures } from './pictures.tsx';
import { VoiceForm } from './voice-form.tsx';

/** «Thông báo»: what the lobby screen shows and says. */
export function NoticesPage() {
  const settings = office.value.value;
  const shown = pictures.value.value;
  return (
    <>
      <PageHead title={words().menu.notices} />
      <Reading lists={[office, pictures]} />
      {settings !== undefined && shown !== undefined && (
        <div class="sections">
          <NoticesForm notices={settings.notices} />
          <Pictures pictures={shown} />
          <VoiceForm
            voice={settings.voice}
            minimumShowSeconds={settings.minimumShowSeconds}
            ownVoice={settings.parts.voicePage === true}
          />
        </div>
      )}
    </>
  );
}
