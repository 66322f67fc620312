// Everything that crosses the wire.
export * from './base/refusal';
export * from './base/shapes';
export * from './session/session.shape';
export * from './consultation/consultation.shape';
export * from './source/source.shape';
export * from './consultation-page.shape';
export * from './passage/passage.shape';
export * from './response/response.shape';
export * from './response/frame';
export * from './response/sealed-update';
export * from './response/line';
export * from './response/line.shape';
