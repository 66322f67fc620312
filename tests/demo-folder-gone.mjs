// Removes what a run of the browser tests has kept.
export default () => globalThis.removeDemoFolder();
