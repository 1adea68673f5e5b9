import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Browser } from 'playwright-core';
import { chromium } from 'playwright-core';

const installed = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];

/** Without the background switches Chromium knocks at addresses that a closed network refuses, many at a time. */
const flags = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--disable-dev-shm-usage',
  '--lang=zh-CN',
];

interface PackedChromium {
  readonly executablePath: () => Promise<string>;
}

/** The system's Chromium where there is one, else the one that the workspace's package unpacks into the temporary folder. */
async function chromiumPath(): Promise<string> {
  const known = process.env['CHROMIUM_PATH'] ?? installed.find((path) => existsSync(path));
  if (known) return known;
  const packed = createRequire(import.meta.url)('@sparticuz/chromium') as PackedChromium | { readonly default: PackedChromium };
  return ('default' in packed ? packed.default : packed).executablePath();
}

/** Starts a real headless browser; playwright makes it a new empty profile. The caller closes it. */
export async function openBrowser(): Promise<Browser> {
  return chromium.launch({ executablePath: await chromiumPath(), args: flags, headless: true });
}
