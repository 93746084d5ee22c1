/** Whether the browser can draw the map. Asked once: policy, old cards and remote desktops do not change their minds within a tab. */
export function hasWebGl(): boolean {
  try {
    const context = document.createElement('canvas').getContext('webgl2');
    context?.getExtension('WEBGL_lose_context')?.loseContext();
    return context !== null;
  } catch {
    return false;
  }
}
