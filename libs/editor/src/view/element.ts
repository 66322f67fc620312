// Small pieces of plain DOM that the block views are built of.

type Children = readonly (HTMLElement | string)[];

/** Makes an element with attributes and children; attributes with null are left out. */
export const element = <Tag extends keyof HTMLElementTagNameMap>(
  tag: Tag,
  attributes: Readonly<Record<string, string | null>> = {},
  children: Children = [],
): HTMLElementTagNameMap[Tag] => {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) if (value !== null) made.setAttribute(name, value);
  made.append(...children);
  return made;
};

const CONTROL = 'data-control';

/** Marks something the reader can operate, so that reading mode can disable it. */
export const control = <Made extends HTMLElement>(made: Made): Made => {
  made.setAttribute(CONTROL, '');
  return made;
};

const FOLLOWED = 'data-followed';

/** Marks something that leads somewhere: reached by the caret while writing, by Tab while reading. */
export const followed = <Made extends HTMLElement>(made: Made, isEditable: boolean): Made => {
  made.setAttribute(FOLLOWED, '');
  made.tabIndex = isEditable ? -1 : 0;
  return made;
};

/** Enables or disables every control under `root`, with the reason as its title. */
export const enableControls = (root: ParentNode, isEnabled: boolean, reason: string): void => {
  for (const made of root.querySelectorAll(`[${CONTROL}]`)) {
    if (!(made instanceof HTMLElement)) continue;
    made.toggleAttribute('disabled', !isEnabled);
    made.setAttribute('aria-disabled', String(!isEnabled));
    if (isEnabled) made.removeAttribute('title');
    else made.setAttribute('title', reason);
  }
  for (const made of root.querySelectorAll(`[${FOLLOWED}]`)) if (made instanceof HTMLElement) made.tabIndex = isEnabled ? -1 : 0;
};

/** An attribute of a node as text; empty when there is none. */
export const attribute = (node: { readonly attrs: Readonly<Record<string, unknown>> }, name: string): string => {
  const value = node.attrs[name];
  return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
};
