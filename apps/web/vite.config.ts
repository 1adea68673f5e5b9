import { fileURLToPath } from 'node:url';
import { compressed } from './compressed.ts';
import { defineConfig } from 'vite';

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));

// What is built is what ships, whoever builds it: under NODE_ENV=test Vite would take the libraries' development halves.
process.env['NODE_ENV'] = 'production';

/** The same source on React 19 instead of Preact (`--mode react`): the proof that the choice can be undone. */
const reactMode = 'react';

const preactInsteadOfReact = {
  react: 'preact/compat',
  'react-dom': 'preact/compat',
  'react-dom/client': 'preact/compat/client',
  'react/jsx-runtime': 'preact/jsx-runtime',
};

// A default export is what Vite asks of its configuration; nothing else here has one.
export default defineConfig(({ mode }) => {
  const onReact = mode === reactMode;
  return {
    root: here('.'),
    base: '/',
    resolve: { alias: onReact ? {} : preactInsteadOfReact },
    define: { 'process.env.NODE_ENV': JSON.stringify('production') },
    oxc: { jsx: { runtime: 'automatic', importSource: onReact ? 'react' : 'preact' } },
    plugins: [compressed()],
    build: {
      outDir: here(onReact ? '../../dist/web-react' : '../../dist/web'),
      emptyOutDir: true,
      // The console's floor. Vite's own default leaves a blank page on Chromium 80.
      target: 'chrome80',
      cssTarget: 'chrome80',
      manifest: true,
      modulePreload: { polyfill: false },
      // The hub's policy is `default-src 'self'`: nothing may be inlined as a data: address.
      assetsInlineLimit: 0,
      rolldownOptions: {
        // Base UI marks its files for server components; there is no server rendering here.
        onwarn: (warning, warn) => {
          if (warning.code !== 'MODULE_LEVEL_DIRECTIVE') warn(warning);
        },
      },
    },
  };
});
