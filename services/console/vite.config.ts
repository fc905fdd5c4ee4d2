import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

/** Builds the console into `dist`, which the backend serves: hashed assets under /assets, index.html for every page. */
export default defineConfig({
  base: '/',
  plugins: [react()],
  logLevel: 'warn',
  build: {
    outDir: 'dist',
    emptyOutDir: true,
    target: 'es2022',
    // The charts are one chunk of their own, loaded with the first page that draws.
    chunkSizeWarningLimit: 1200,
  },
});
