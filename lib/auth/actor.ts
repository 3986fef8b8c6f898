/** Who is asking. Local mode has one person, the owner, who may do everything; accounts have roles. */

export type Role = 'researcher' | 'annotator' | 'admin';
export type Scope = 'read' | 'write';

/** What somebody's work lets them read, and hides from them: as it was when the request came in. */
export interface Given {
  /** Trees that were handed to them or that they have copied. */
  readonly trees: ReadonlySet<string>;
  /** The topics of these trees. */
  readonly topics: ReadonlySet<string>;
  /** Topics that they own, from when they had another role. */
  readonly ownTopics: ReadonlySet<string>;
  /** Of `trees` those whose corrections are adjudicated. */
  readonly settled: ReadonlySet<string>;
  /** Topics in which they work blind: what a model said there is not for them until adjudication. */
  readonly blindTopics: ReadonlySet<string>;
}

export interface Actor {
  readonly id: string;
  readonly name: string;
  readonly role: 'owner' | Role;
  /** How they came in; a token can do less than the person who made it. None in local mode. */
  readonly via?: 'session' | 'token';
  /** The session they came in by. */
  readonly sessionId?: string;
  /** Of annotators and researchers; none: nothing was given to them. */
  readonly given?: Given;
}

/** The row of Person that the first migration writes; the set-up makes it the first administrator's. */
export const owner: Actor = {
  id: '00000000-0000-4000-8000-000000000001',
  name: 'Owner',
  role: 'owner',
};
