/** Who is asking. Local mode has one person, the owner, who may do everything. */

export interface Actor {
  readonly id: string;
  readonly name: string;
  readonly role: 'owner';
}

/** The row of Person that the first migration writes. */
export const owner: Actor = {
  id: '00000000-0000-4000-8000-000000000001',
  name: 'Owner',
  role: 'owner',
};
