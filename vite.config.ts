import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { licences } from './tools/licences.ts';

/** Every bundled package with the text of its licence; NOTICE points to it. */
const licenceList = licences('licenses.md');

export default defineConfig({
  plugins: [react(), licenceList.write()],
  worker: { format: 'es', plugins: () => [licenceList.collect()] },
  build: {
    outDir: 'dist',
    target: 'es2022',
    // The map library alone is larger than the default limit of 500 kB; a warning on every build would teach to overlook warnings.
    chunkSizeWarningLimit: 1500,
  },
  server: { host: '127.0.0.1' },
});
