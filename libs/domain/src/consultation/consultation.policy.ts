// Who may do what with consultations.
import { isAuthor, isOwn, isRegistrar, type Alternatives } from '../membership/rule';

export const consultationPolicy = {
  /** See the organisation's register, and one consultation with its documents. */
  'consultation.read': [[isOwn]],
  /** Register a consultation and its documents. */
  'consultation.register': [
    [isOwn, isAuthor],
    [isOwn, isRegistrar],
  ],
  'consultation.update': [
    [isOwn, isAuthor],
    [isOwn, isRegistrar],
  ],
} satisfies Record<string, Alternatives>;
