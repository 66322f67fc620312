// Headings of both kinds: the response's own, and those that mirror the source's.
import { numberAttribute, textAttribute, type NodeJson } from './json';

/** Whether a block is a heading of either kind. */
export const isHeading = ({ type }: NodeJson): boolean => isHeadingType(type);
export const isHeadingType = (type: string): boolean => type === 'heading' || type === 'sectionHeading';

/** The level of a heading of either kind, from 1. */
export const headingLevel = (node: NodeJson): number => numberAttribute(node, 'level') ?? 1;

/** A mirrored heading with its number. */
export const headingWords = (node: NodeJson): string => [textAttribute(node, 'number'), textAttribute(node, 'title')].filter(Boolean).join(' ');
