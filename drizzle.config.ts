import { defineConfig } from 'drizzle-kit';

export default defineConfig({
  dialect: 'sqlite',
  schema: ['./server/store/schema.ts', './server/store/visit-schema.ts'],
  out: './drizzle',
});
