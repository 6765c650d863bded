import copySign from '@phosphor-icons/core/bold/copy-bold.svg?raw';
import { useSignal } from '@preact/signals';
import { useRef } from 'preact/hooks';
import type { Problem } from '#common/contract/errors.ts';
import { Icon } from '#common/web/icon.tsx';
import { clockTime } from '#common/web/time.ts';
import { now, view } from '../live.ts';
import { ActButton } from '../parts/act-button.tsx';
import { StateMark } from '../parts/state-mark.tsx';
import type { DeviceItem } from '../resource.ts';
import { href } from '../router.ts';
import { send } from '../session.ts';
import { words } from '../words.ts';
import { copyText } from './copy.ts';
import { QrCode } from './qr-code.tsx';

interface Link {
  readonly url: string;
  readonly expiresAt: string;
  /** Connections before this moment (server's clock) were made without this link. */
  readonly madeAt: number;
}

/** The link that makes a browser this device. It works once, so the page says when it was used or has run out. */
export function Pairing({ device, token }: { device: DeviceItem; token: string | undefined }) {
  const text = words().pairing;
  const link = useSignal<Link | undefined>(undefined);
  const make = async (): Promise<Problem | undefined> => {
    const answer = await send<{ url: string; expiresAt: string }>(`/api/devices/${device.id}/pairing`, {
      method: 'POST',
    });
    if (!answer.ok) return answer.problem;
    link.value = { ...answer.body, madeAt: now() };
    return undefined;
  };
  const never = view()?.devices[device.id]?.since === undefined;
  return (
    <section class="form-part pairing">
      <h3>{text.heading}</h3>
      {link.value === undefined ? (
        <>
          <p class="quiet">{never ? text.whyFirst : text.whyAgain}</p>
          <p class="act-row">
            <ActButton label={text.make} main={never} act={make} />
          </p>
        </>
      ) : (
        <MadeLink device={device} link={link.value} make={make} />
      )}
      {token !== undefined && (
        <details class="token">
          <summary>{text.otherMaker}</summary>
          <p>{text.tokenOnce}</p>
          <code>{token}</code>
        </details>
      )}
    </section>
  );
}

interface MadeLinkProps {
  readonly device: DeviceItem;
  readonly link: Link;
  readonly make: () => Promise<Problem | undefined>;
}

function MadeLink({ device, link, make }: MadeLinkProps) {
  const text = words().pairing;
  const box = useRef<HTMLInputElement>(null);
  const copied = useSignal(false);
  const state = view()?.devices[device.id];
  const timeZone = view()?.office.timeZone ?? 'Asia/Ho_Chi_Minh';
  const used = state?.connected === true && state.since !== undefined && Date.parse(state.since) >= link.madeAt;
  const minutesLeft = Math.ceil((Date.parse(link.expiresAt) - now()) / 60_000);
  if (used) {
    return (
      <p role="status">
        <StateMark weight="ok" text={text.used(device.label)} />
      </p>
    );
  }
  if (minutesLeft <= 0) {
    return (
      <div role="status" class="act-row">
        <StateMark weight="warn" text={text.expired} />
        <ActButton label={text.makeAgain} main act={make} />
      </div>
    );
  }
  return (
    <div class="pairing-link">
      <QrCode text={link.url} label={text.qr(device.label)} />
      <div class="pairing-words">
        <p>{text.how(words().devices.kinds[device.kind].toLowerCase())}</p>
        <div class="copy-row">
          <input
            ref={box}
            type="text"
            readOnly
            value={link.url}
            aria-label={text.link}
            onFocus={(event) => event.currentTarget.select()}
          />
          <button
            type="button"
            class="button"
            onClick={async () => {
              copied.value = box.current !== null && (await copyText(box.current));
            }}
          >
            <Icon svg={copySign} size="18px" /> {text.copy}
          </button>
        </div>
        <p class="quiet">
          {text.expires(clockTime(Date.parse(link.expiresAt), timeZone), minutesLeft)}{' '}
          <span role="status" class="ok">
            {copied.value ? text.copied : ''}
          </span>
        </p>
        {isLocal(link.url) && (
          <p class="warn">
            {text.local} <a href={href('settings')}>{text.localLink}</a>
          </p>
        )}
      </div>
    </div>
  );
}

/** Such a link means another computer on every computer. */
function isLocal(url: string): boolean {
  const { hostname } = new URL(url);
  return hostname === 'localhost' || hostname.startsWith('127.') || hostname === '[::1]';
}
