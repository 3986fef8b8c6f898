import type { Completion } from '@/lib/llm/model';
import type { CallRecord, CallStore } from '@/lib/llm/recording';

/** A store that keeps its records in memory, as JSON would. */
export class CallLog implements CallStore {
  readonly records: CallRecord[] = [];

  async findFinished(key: string): Promise<Completion | null> {
    return (
      this.records.find((record) => record.key === key && record.completion)?.completion ?? null
    );
  }

  async append(record: CallRecord): Promise<void> {
    this.records.push(JSON.parse(JSON.stringify(record)));
  }
}
