// Makes every table STRICT in migrations that are not released yet (drizzle-kit cannot write the word).
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';

for (const folder of [new URL('./', import.meta.url), new URL('../drizzle-kiosk/', import.meta.url)]) {
  for (const name of readdirSync(folder).filter((file) => file.endsWith('.sql'))) {
    const file = new URL(name, folder);
    const before = readFileSync(file, 'utf8');
    const after = before.replace(/(CREATE TABLE [\s\S]*?\n\))( STRICT)?;/g, '$1 STRICT;');
    if (after !== before) writeFileSync(file, after);
  }
}
