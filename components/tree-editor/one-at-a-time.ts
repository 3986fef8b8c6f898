/**
 * Runs `work` when it is asked for, once at a time; asked for meanwhile, it runs once more afterwards. What goes
 * wrong is told in words, and ends the round.
 */
export function oneAtATime(
  work: () => Promise<void>,
  onFailure: (message: string) => void,
): () => void {
  let isRunning = false;
  let isWanted = false;
  const run = async () => {
    isRunning = true;
    try {
      while (isWanted) {
        isWanted = false;
        await work();
      }
    } catch (cause) {
      onFailure(cause instanceof Error ? cause.message : String(cause));
    } finally {
      isRunning = false;
    }
  };
  return () => {
    isWanted = true;
    if (!isRunning) void run();
  };
}
