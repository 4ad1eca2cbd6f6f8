// Artillery makes CommonJS of a TypeScript processor, which a package of ES modules cannot load. Node reads it as it is.
export * from './processor.ts';
