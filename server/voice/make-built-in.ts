/** `npm run voice:make`: the packs that come with the software. */
import { makeBuiltIn } from './make-pack.ts';

await makeBuiltIn();
