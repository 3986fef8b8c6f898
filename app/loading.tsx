import { Spinner } from '@/components/ui/spinner';

export default function Loading() {
  return (
    <div role="status" className="grid flex-1 animate-fade place-items-center text-ink-faint">
      <span className="flex items-center gap-2 text-sm">
        <Spinner /> Loading…
      </span>
    </div>
  );
}
