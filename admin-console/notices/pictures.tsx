import upload from '@phosphor-icons/core/bold/upload-simple-bold.svg?raw';
import { useSignal } from '@preact/signals';
import { useRef } from 'preact/hooks';
import type { Problem } from '#common/contract/errors.ts';
import { Icon } from '#common/web/icon.tsx';
import { inLanguage } from '#common/web/language.ts';
import { Remove } from '../parts/remove.tsx';
import { type Picture, pictures as resource } from '../resource.ts';
import { isAdmin, send } from '../session.ts';
import { words } from '../words.ts';
import { uploadPicture } from './upload.ts';

const TYPES = ['image/png', 'image/jpeg', 'image/webp'];
const BYTES_AT_MOST = 4 * 1024 * 1024;

/** The office's own pictures, which the lobby screen shows while nobody is called. */
export function Pictures({ pictures }: { pictures: readonly Picture[] }) {
  const text = words().pictures;
  return (
    <section class="form wide">
      <h2>{text.heading}</h2>
      <p class="quiet">{text.hint}</p>
      {pictures.length === 0 ? (
        <p class="quiet">{text.empty}</p>
      ) : (
        <ul class="pictures">
          {pictures.map((picture, index) => (
            <li key={picture.name}>
              <img src={picture.url} alt={text.picture(index + 1)} loading="lazy" />
              {isAdmin.value && (
                <Remove
                  label={text.remove(index + 1)}
                  question={text.removeQuestion}
                  send={() => send(`/api/pictures/${encodeURIComponent(picture.name)}`, { method: 'DELETE' })}
                  onRemoved={() => void resource.reload()}
                />
              )}
            </li>
          ))}
        </ul>
      )}
      {isAdmin.value && <Upload />}
    </section>
  );
}

function Upload() {
  const text = words().pictures;
  const input = useRef<HTMLInputElement>(null);
  const sending = useSignal(false);
  const told = useSignal('');
  const wrong = useSignal('');

  const take = async (files: FileList | null): Promise<void> => {
    told.value = '';
    wrong.value = '';
    for (const file of files ?? []) {
      if (!TYPES.includes(file.type)) wrong.value = text.wrongType(file.name);
      else if (file.size > BYTES_AT_MOST) wrong.value = text.tooLarge(file.name);
      else {
        sending.value = true;
        const problem: Problem | undefined = await uploadPicture(file);
        sending.value = false;
        if (problem === undefined) told.value = text.uploaded(file.name);
        else wrong.value = inLanguage(problem.message);
      }
      if (wrong.value !== '') break;
    }
    // The same file may be chosen again.
    if (input.current !== null) input.current.value = '';
    void resource.reload();
  };

  return (
    <div class="act-row">
      <input
        ref={input}
        type="file"
        accept={TYPES.join(',')}
        multiple
        class="visually-hidden"
        id="picture-file"
        aria-describedby="picture-rule"
        onChange={(event) => void take(event.currentTarget.files)}
      />
      <label for="picture-file" class="button add">
        <Icon svg={upload} size="18px" /> {sending.value ? text.sending : text.add}
      </label>
      <span class="quiet" id="picture-rule">
        {text.rule}
      </span>
      <span role="status" class="ok">
        {told.value}
      </span>
      <span role="alert" class="field-error">
        {wrong.value}
      </span>
    </div>
  );
}
