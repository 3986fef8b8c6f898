/** The chosen ids after one has been ticked or unticked: two at most, the one chosen first gives way. */
export function toggleChosen(chosen: readonly string[], id: string): readonly string[] {
  return chosen.includes(id) ? chosen.filter((each) => each !== id) : [...chosen, id].slice(-2);
}
