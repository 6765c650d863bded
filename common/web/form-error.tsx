import warning from '@phosphor-icons/core/fill/warning-circle-fill.svg?raw';
import { Icon } from './icon.tsx';

/** What went wrong with a form, just above its key: bar, sign and words. The place is there before it is needed, so
 *  that a screen reader hears it come. */
export function FormError({ text }: { text: string }) {
  return (
    <div role="alert" class="form-error-place">
      {text !== '' && (
        <p class="form-error">
          <Icon svg={warning} />
          <span>{text}</span>
        </p>
      )}
    </div>
  );
}
