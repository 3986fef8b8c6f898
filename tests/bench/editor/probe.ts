/** What runs in the measured page. No imports: its text is sent to the browser. */

export interface Interaction {
  /** From the input to the frame that shows what it did last in the watched element, in ms. */
  readonly settled: number;
  /** From the input to the next paint, as the browser's Event Timing has it: steps of 8 ms, 16 at least. */
  readonly nextPaint: number;
}

export interface LongTasks {
  readonly count: number;
  readonly longest: number;
}

export interface Probe {
  /** Milliseconds from the navigation's response to a tree that React answers for; null until then. */
  mountedAfter(): number | null;
  /** The next input is measured by what it changes in the element. */
  arm(selector: string): void;
  /** Waits until nothing has changed for `quiet` ms. */
  settle(quiet: number): Promise<Interaction>;
  startTasks(): void;
  tasks(): LongTasks;
}

declare global {
  interface Window {
    probe: Probe;
  }
}

/** Puts the probe on the page; for `addInitScript`. `selector`: what is there once the page is mounted. */
export function installProbe(selector: string): void {
  const inputs = ['keydown', 'click', 'drop'];
  let mounted: number | null = null;
  let input = 0;
  let lastFrame = 0;
  let lastChange = 0;
  let timings: { startTime: number; duration: number }[] = [];
  let long: number[] = [];
  let watched: MutationObserver | null = null;

  const watchMount = () => {
    const element = document.querySelector(selector);
    const isAlive = element && Object.keys(element).some((key) => key.startsWith('__react'));
    if (isAlive) mounted = performance.now();
    else requestAnimationFrame(watchMount);
  };
  requestAnimationFrame(watchMount);
  for (const type of inputs) {
    const hear = (event: Event) => {
      if (input === 0) input = event.timeStamp;
    };
    window.addEventListener(type, hear, { capture: true });
  }
  new PerformanceObserver((list) => {
    timings.push(...(list.getEntries() as PerformanceEventTiming[]));
  }).observe({ type: 'event', durationThreshold: 16 } as PerformanceObserverInit);
  new PerformanceObserver((list) => {
    long.push(...list.getEntries().map(({ duration }) => duration));
  }).observe({ type: 'longtask' });

  const changed = () => {
    lastChange = performance.now();
    // After the frame: a task put in front of nothing else, once the frame has been made.
    requestAnimationFrame(() => {
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = () => {
        lastFrame = performance.now();
      };
      port2.postMessage(null);
    });
  };
  const pause = (milliseconds: number) =>
    new Promise((resolve) => setTimeout(resolve, milliseconds));

  window.probe = {
    mountedAfter() {
      const [navigation] = performance.getEntriesByType('navigation');
      const from = (navigation as PerformanceNavigationTiming | undefined)?.responseEnd ?? 0;
      return mounted === null ? null : mounted - from;
    },
    arm(within) {
      const element = document.querySelector(within);
      if (!element) throw new Error(`The page has no ${within}.`);
      watched?.disconnect();
      watched = new MutationObserver(changed);
      const all = { attributes: true, childList: true, characterData: true, subtree: true };
      watched.observe(element, all);
      [input, lastFrame, lastChange, timings] = [0, 0, 0, []];
    },
    async settle(quiet) {
      const limit = performance.now() + 20_000;
      const isQuiet = () => lastFrame > 0 && performance.now() - lastChange > quiet;
      while (!isQuiet()) {
        if (performance.now() > limit) throw new Error('Nothing came of the input.');
        await pause(20);
      }
      const own = timings.filter(({ startTime }) => startTime >= input - 1);
      const nextPaint = Math.max(16, ...own.map(({ duration }) => duration));
      return { settled: lastFrame - input, nextPaint };
    },
    startTasks() {
      long = [];
    },
    tasks() {
      return { count: long.length, longest: Math.max(0, ...long) };
    },
  };
}
