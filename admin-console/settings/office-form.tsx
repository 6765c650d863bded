import type { Office } from '#common/contract/office.ts';
import type { Bilingual } from '#common/contract/text.ts';
import { BilingualField } from '../parts/bilingual-field.tsx';
import { TextField } from '../parts/fields.tsx';
import { type Complaints, useForm } from '../parts/form.ts';
import { FormBar } from '../parts/form-bar.tsx';
import { office as resource } from '../resource.ts';
import { send } from '../session.ts';
import { words } from '../words.ts';
import { BrandColour } from './brand-colour.tsx';

interface Draft {
  readonly name: Bilingual;
  readonly place: Bilingual;
  /** Empty = the colour of the house. */
  readonly brandColor: string;
  /** Empty = as the kiosk reached the server. */
  readonly publicUrl: string;
}

const COLOUR = /^#[0-9a-f]{6}$/;
const ADDRESS = /^https?:\/\/[^\s/]+$/;

/** Who the office is. */
export function OfficeForm({ office }: { office: Office }) {
  const text = words().office;
  const form = useForm<Draft>({
    saved: {
      name: office.name,
      place: office.place,
      brandColor: office.brandColor ?? '',
      publicUrl: office.publicUrl ?? '',
    },
    check,
    send: ({ name, place, brandColor, publicUrl }) =>
      send('/api/office', {
        method: 'PATCH',
        body: {
          name,
          place,
          brandColor: brandColor === '' ? null : brandColor,
          publicUrl: publicUrl === '' ? null : publicUrl,
        },
      }),
    onSaved: () => void resource.reload(),
  });
  const { value, locked, errorAt, change } = form;
  const at = (path: string) => (language: 'vi' | 'en') => errorAt(`${path}/${language}`);
  return (
    <form class="form wide" onSubmit={form.submit} noValidate>
      <h2>{text.heading}</h2>
      <BilingualField
        label={text.name}
        value={value.name}
        errorAt={at('name')}
        locked={locked}
        onInput={(name) => change({ name })}
      />
      <BilingualField
        label={text.place}
        hint={text.placeHint}
        value={value.place}
        errorAt={at('place')}
        locked={locked}
        onInput={(place) => change({ place })}
      />
      <TextField
        label={text.address}
        hint={text.addressHint}
        type="url"
        placeholder="http://192.168.1.10:8080"
        maxLength={200}
        value={value.publicUrl}
        error={errorAt('publicUrl')}
        locked={locked}
        onInput={(address) => change({ publicUrl: address.trim().replace(/\/+$/, '') })}
      />
      <BrandColour
        value={value.brandColor}
        error={errorAt('brandColor')}
        locked={locked}
        onInput={(brandColor) => change({ brandColor })}
      />
      <FormBar form={form} />
    </form>
  );
}

function check({ name, place, brandColor, publicUrl }: Draft): Complaints {
  const text = words();
  return {
    ...(name.vi.trim() === '' ? { 'name/vi': text.form.required } : {}),
    ...(place.vi.trim() === '' ? { 'place/vi': text.form.required } : {}),
    ...(brandColor === '' || COLOUR.test(brandColor) ? {} : { brandColor: text.office.colourRule }),
    ...(publicUrl === '' || ADDRESS.test(publicUrl) ? {} : { publicUrl: text.office.addressRule }),
  };
}
