// Runs in the page before the app, as it stands: counts bytes of all messages to and from workers, by kind, and frames.
window.benchTraffic = { messages: 0, sent: 0, received: 0, types: {} };
window.benchFrames = 0;

function sizeOf(value) {
  if (typeof value === 'string') return value.length * 2;
  if (value instanceof ArrayBuffer || ArrayBuffer.isView(value)) return value.byteLength;
  if (value instanceof ImageBitmap || value === null || typeof value !== 'object') return 8;
  return Object.values(value).reduce((sum, part) => sum + sizeOf(part), 8);
}

window.Worker = class extends window.Worker {
  constructor(url, options) {
    super(url, options);
    this.addEventListener('message', ({ data }) => {
      window.benchTraffic.received += sizeOf(data);
    });
  }
  postMessage(message, options) {
    const seen = window.benchTraffic;
    const type = String(message?.type ?? 'other');
    seen.messages++;
    seen.sent += sizeOf(message);
    seen.types[type] = (seen.types[type] ?? 0) + 1;
    super.postMessage(message, options);
  }
};

function countFrames() {
  window.benchFrames++;
  requestAnimationFrame(countFrames);
}
requestAnimationFrame(countFrames);
