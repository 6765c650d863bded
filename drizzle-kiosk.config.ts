import { defineConfig } from 'drizzle-kit';

export default defineConfig({ dialect: 'sqlite', schema: './server/agent/schema.ts', out: './drizzle-kiosk' });
