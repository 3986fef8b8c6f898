import type {
  AssignmentEvidence,
  Engine,
  GeneratedCategory,
  GeneratedTree,
  InputStudy,
  RunContext,
} from '../../engine';
import type { Frame, FrameCategory } from '../../frame';
import { claimsSchema, extractClaims } from '../claims/step';
import { Pace } from '../pace';
import { type LocalPlaces, localPlacesSchema, placeInFrame } from './step';

/** The steps of a run that places studies in a tree that is given. */
export const placingSteps: Engine['steps'] = [
  { name: 'claims', label: 'Claims' },
  { name: 'place', label: 'Places in the tree' },
];

function evidenceOf({ studyNumber, confidence, words }: LocalPlaces[number]): AssignmentEvidence {
  const quoted = words.map((word) => `“${word}”`).join(', ');
  return {
    studyNumber,
    reason: words.length > 0 ? `Its wording shares ${quoted} with the category’s name.` : null,
    quote: null,
    evidenceId: null,
    confidence: { value: confidence, source: 'tf-idf' },
  };
}

type PlacesById = ReadonlyMap<string, LocalPlaces>;

function filled({ id, name, scopeNote, children }: FrameCategory, places: PlacesById) {
  const own = (places.get(id) ?? []).toSorted((a, b) => a.studyNumber - b.studyNumber);
  const category: GeneratedCategory = {
    ...{ id, name, scopeNote },
    studyNumbers: own.map(({ studyNumber }) => studyNumber),
    evidence: own.map(evidenceOf),
    children: children.map((child) => filled(child, places)),
  };
  return category;
}

async function generate(
  frame: Frame,
  input: readonly InputStudy[],
  context: RunContext,
): Promise<GeneratedTree> {
  context.signal.throwIfAborted();
  const studies = input.toSorted((a, b) => a.number - b.number);
  const pace = new Pace(context.signal);
  const claims = await context.runStep('claims', claimsSchema, () =>
    extractClaims(studies, pace, (done) => context.progress('claims', done, studies.length)),
  );
  const places = await context.runStep('place', localPlacesSchema, () =>
    placeInFrame(studies, frame, pace, (done, total) => context.progress('place', done, total)),
  );
  const byId = Map.groupBy(places, ({ categoryId }) => categoryId);
  return { claims, entities: [], rootCategories: frame.map((root) => filled(root, byId)) };
}

/**
 * Places studies in the categories of a tree that is given, by the words they share with names and scope notes. The
 * categories stay as they are, empty ones too.
 */
export function placingEngine(frame: Frame): Engine {
  return {
    name: 'local',
    steps: placingSteps,
    generate: (studies, _settings, context) => generate(frame, studies, context),
  };
}
