import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

export default defineConfig({
  plugins: [react()],
  worker: { format: 'es' },
  build: {
    outDir: 'dist',
    target: 'es2022',
    // Every bundled package with the text of its licence; NOTICE points to it.
    license: { fileName: 'licenses.md' },
    // The map library alone is larger than the default limit of 500 kB; a warning on every build would teach to overlook warnings.
    chunkSizeWarningLimit: 1500,
  },
  server: { host: '127.0.0.1' },
});
