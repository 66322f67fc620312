// Everything other projects may use of the editor.
export { liveText } from './binding/live-text';
