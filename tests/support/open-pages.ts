/** Pages that show one tree, as tabs of one browser: the editor's own session, without React. */

import { GestureKeep } from '@/components/tree-editor/kept-gestures';
import { type LogReader, logOf } from '@/components/tree-editor/log-reader';
import { SaveQueue } from '@/components/tree-editor/save-queue';
import { sendTo } from '@/components/tree-editor/save-transport';
import { Session } from '@/components/tree-editor/session';
import { owner } from '@/lib/auth/actor';
import { getTreePage } from '@/lib/services/get-tree-page';

import { FakeStorage } from '../components/tree-editor/fake-storage';

const never = () => new Promise<never>(() => {});

export class OpenPage {
  readonly session: Session;
  readonly keep: GestureKeep;
  #timers: { readonly work: () => void; isSet: boolean }[] = [];
  #isClosed = false;

  constructor(
    data: Awaited<ReturnType<typeof getTreePage>>,
    storage: FakeStorage,
    readonly tab: string,
  ) {
    const { id, version } = data.tree;
    const scope = { treeId: id, personId: data.readerId, tab };
    this.keep = new GestureKeep(storage, scope);
    const [send, log] = [sendTo(id), logOf(id)];
    const queue = new SaveQueue({
      version,
      send: async (...request) => this.#alive(await send(...request)),
      later: (_, work) => {
        const timer = { work, isSet: true };
        this.#timers.push(timer);
        return () => {
          timer.isSet = false;
        };
      },
    });
    const read: LogReader = {
      after: async (version) => this.#alive(await log.after(version)),
      before: async (version) => this.#alive(await log.before(version)),
    };
    this.session = new Session(data, { queue, keep: this.keep, log: read });
    this.session.connect(
      () => void this.#reload(id),
      () => {},
    );
  }

  /** Nothing happens in a closed tab any more. */
  #alive<T>(result: T): T | Promise<never> {
    return this.#isClosed ? never() : result;
  }

  async #reload(treeId: string): Promise<void> {
    this.session.load(await getTreePage(owner, treeId));
  }

  /** Lets the time pass that the page waits for. */
  ring(): void {
    const due = this.#timers.filter(({ isSet }) => isSet);
    this.#timers = [];
    for (const timer of due) if (timer.isSet) timer.work();
  }

  close(): void {
    this.#isClosed = true;
    this.#timers = [];
  }
}

/** The tabs of one browser. */
export class Browser {
  readonly storage = new FakeStorage();
  readonly pages: OpenPage[] = [];
  #opened = 0;

  constructor(readonly treeId: string) {}

  async open(): Promise<OpenPage> {
    this.#opened += 1;
    const data = await getTreePage(owner, this.treeId);
    const page = new OpenPage(data, this.storage, `tab ${this.#opened}`);
    for (const other of page.keep.otherTabs())
      if (this.pages.every(({ tab }) => tab !== other))
        page.session.adopt(page.keep.takeOver(other));
    this.pages.push(page);
    return page;
  }

  /** What the tab leaves is taken over by another one that is open. */
  close(page: OpenPage): void {
    page.close();
    this.pages.splice(this.pages.indexOf(page), 1);
    const heir = this.pages[0];
    heir?.session.adopt(heir.keep.takeOver(page.tab));
  }
}
