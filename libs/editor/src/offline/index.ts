// What is kept on this computer: until it is acknowledged, and for work without the network.
export * from './compare';
export * from './computer-keeper';
export * from './review';
export * from './rounds';
