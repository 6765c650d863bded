import upload from '@phosphor-icons/core/bold/upload-simple-bold.svg?raw';
import { useRef } from 'preact/hooks';
import { Icon } from '#common/web/icon.tsx';
import type { VoiceDesk } from '../desk/desk.ts';
import { words } from '../words.ts';

/** Where there is no microphone, or the office has recorded elsewhere. */
export function FileChoice({ desk }: { desk: VoiceDesk }) {
  const text = words();
  const input = useRef<HTMLInputElement>(null);
  const take = async (file: File | undefined): Promise<void> => {
    if (file !== undefined) await desk.useFile(file);
    // The same file may be chosen again.
    if (input.current !== null) input.current.value = '';
  };
  return (
    <p class="file">
      <input
        ref={input}
        type="file"
        id="sound-file"
        accept="audio/*"
        class="visually-hidden"
        onChange={({ currentTarget }) => void take(currentTarget.files?.[0])}
      />
      <label for="sound-file" class="text-key">
        <Icon svg={upload} /> {text.file}
      </label>
    </p>
  );
}
