/** The unit that everything is limited to, with its parents; choosing one limits map, table and numbers. */
export function AreaBreadcrumb() {
  return null;
}
