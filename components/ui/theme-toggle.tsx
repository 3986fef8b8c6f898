'use client';

import { Monitor, Moon, Sun } from 'lucide-react';
import { useState } from 'react';

import { Button } from './button';
import { nextTheme, type Theme, themeCookie, themes } from './theme';
import { Tooltip } from './tooltip';

const icons = { system: Monitor, light: Sun, dark: Moon };
const names = { system: 'as the system', light: 'light', dark: 'dark' };
const yearInSeconds = 31_536_000;

/** Steps through system, light and dark. */
export function ThemeToggle({ initial }: { initial: Theme }) {
  const [theme, setTheme] = useState(initial);
  const Icon = icons[theme];

  function step() {
    const next = nextTheme(theme);
    setTheme(next);
    document.documentElement.classList.remove(...themes);
    document.documentElement.classList.add(next);
    // biome-ignore lint/suspicious/noDocumentCookie: the Cookie Store API needs HTTPS or localhost.
    document.cookie = `${themeCookie}=${next}; path=/; max-age=${yearInSeconds}; samesite=lax`;
  }

  return (
    <Tooltip label={`Theme: ${names[theme]}`}>
      <Button variant="ghost" size="sm" icon aria-label={`Theme: ${names[theme]}`} onClick={step}>
        <Icon aria-hidden size={15} />
      </Button>
    </Tooltip>
  );
}
