/**
 * Icons of Ant Design announce their file names in English ("folder-open 打开文件"). Every icon here stands beside a word or inside a named
 * button, so none of them needs a name: a screen reader passes them over. Icons that take the focus themselves are left alone.
 */
export function quietIcons(root: HTMLElement): () => void {
  const quiet = (part: ParentNode): void => {
    for (const icon of part.querySelectorAll('.anticon[role="img"]:not([tabindex]):not([aria-hidden])'))
      icon.setAttribute('aria-hidden', 'true');
  };
  quiet(root);
  const observer = new MutationObserver((records) => {
    const parents = new Set(records.flatMap(({ addedNodes, target }) => (addedNodes.length > 0 ? [target as Element] : [])));
    for (const parent of parents) quiet(parent);
  });
  observer.observe(root, { childList: true, subtree: true });
  return () => observer.disconnect();
}
