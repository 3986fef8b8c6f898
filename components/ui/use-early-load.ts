import { useEffect } from 'react';

/**
 * Loads code after the page's own, but before it is wanted: by then the server may be out of reach. `loads` must be the
 * same list on each render.
 */
export function useEarlyLoad(loads: readonly (() => Promise<unknown>)[]): void {
  useEffect(() => {
    for (const load of loads) {
      load().catch((cause: unknown) => console.warn('It will be loaded when it is used.', cause));
    }
  }, [loads]);
}
