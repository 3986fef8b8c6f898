import type { Role } from '@/lib/api/account-contract';

export const roleWords: Readonly<
  Record<Role, { readonly name: string; readonly withArticle: string; readonly does: string }>
> = {
  researcher: {
    name: 'Researcher',
    withArticle: 'a researcher',
    does: 'Researchers make topics and trees, read all of them, and correct.',
  },
  annotator: {
    name: 'Annotator',
    withArticle: 'an annotator',
    does: 'Annotators correct the trees they are given.',
  },
  admin: {
    name: 'Administrator',
    withArticle: 'an administrator',
    does: 'Administrators invite people, hand out trees, and read and set everything.',
  },
};

export const roles: readonly Role[] = ['annotator', 'researcher', 'admin'];
