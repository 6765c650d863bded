/** Self-made certificates for https tests, by the machine's openssl; test/support/prepare.mjs installs it where it can. */
import { execFileSync, spawnSync } from 'node:child_process';
import { join } from 'node:path';

/** Tests over https are skipped on a machine without it. */
export const HAS_OPENSSL = spawnSync('openssl', ['version'], { stdio: 'ignore' }).status === 0;

export interface CertificateFiles {
  readonly cert: string;
  readonly key: string;
}

/** Makes `name.crt` and `name.key` in the folder, for 127.0.0.1 and localhost. */
export function makeCertificate(folder: string, name: string, days = 30): CertificateFiles {
  const files = { cert: join(folder, `${name}.crt`), key: join(folder, `${name}.key`) };
  const request = ['req', '-x509', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes'];
  const about = ['-subj', `/CN=${name}`, '-addext', 'subjectAltName=DNS:localhost,IP:127.0.0.1', '-days', String(days)];
  execFileSync('openssl', [...request, ...about, '-keyout', files.key, '-out', files.cert], { stdio: 'pipe' });
  return files;
}
