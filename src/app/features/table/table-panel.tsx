/** The table of one kind, under the map. */
export function TablePanel() {
  return null;
}
