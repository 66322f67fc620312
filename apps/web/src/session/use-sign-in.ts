// Signing in step by step: password, passkey, second step.
import {
  passkeyOptionsShape,
  signInAnswerShape,
  signInWaysShape,
  type Factor,
  type Session,
  type SignIn,
  type SignInAnswer,
} from '@samsvar/protocol';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { api } from '../base/api';
import { ApiError } from '../base/api-error';
import { apiPath } from '../base/path';
import { queryKey } from '../base/query';
import { tellOtherWindows } from './other-windows';
import { showPasskey } from './passkey';
import { signInPath } from './sign-in-path';

/** One thing that a person does to sign in. */
export type SignInStep =
  | { readonly by: 'password'; readonly who: SignIn }
  | { readonly by: 'factor'; readonly factor: Factor }
  | { readonly by: 'passkey' };

/** How a second step can be taken. */
export type FactorWays = Extract<SignInAnswer, { state: 'factor' }>['ways'];

const ALL_WAYS: FactorWays = ['totp', 'passkey', 'recovery'];

const take = async (step: SignInStep): Promise<SignInAnswer> => {
  switch (step.by) {
    case 'password':
      return api.post(apiPath.session(), step.who, signInAnswerShape);
    case 'factor':
      return api.post(signInPath.factor(), step.factor, signInAnswerShape);
    case 'passkey': {
      const options = await api.post(signInPath.passkeyOptions(), {}, passkeyOptionsShape);
      return api.post(signInPath.passkey(), { response: await showPasskey(options) }, signInAnswerShape);
    }
  }
};

interface SigningIn {
  /** The organisation's own service has led here for the second step; which ways the person has is not known then. */
  readonly isHalfway?: boolean;
  /** On a page that holds unsaved work: nothing that it shows is thrown away. */
  readonly isAgain?: boolean;
  /** The session is in place when this runs. */
  readonly onDone: (session: Session) => void;
}

/** What the second step was begun with is over: only the beginning helps. */
const overBy = (fault: unknown): 'time' | 'attempts' | null => {
  if (!(fault instanceof ApiError)) return null;
  if (fault.code === 'too-many-attempts') return 'attempts';
  return fault.code === 'not-signed-in' || fault.code === 'sign-in-failed' ? 'time' : null;
};

/** Where signing in stands: `ways` is null until a second step is asked for. */
export const useSigningIn = ({ isHalfway = false, isAgain = false, onDone }: SigningIn) => {
  const client = useQueryClient();
  const [ways, setWays] = useState<FactorWays | null>(isHalfway ? ALL_WAYS : null);
  const [isOverBy, setOverBy] = useState<'time' | 'attempts' | null>(null);
  const step = useMutation({
    mutationFn: take,
    onMutate: () => setOverBy(null),
    onSuccess: (answer) => {
      if (answer.state === 'factor') return setWays(answer.ways);
      if (!isAgain) client.clear();
      client.setQueryData(queryKey.session(), answer.session);
      tellOtherWindows();
      onDone(answer.session);
    },
    onError: (fault) => {
      const by = overBy(fault);
      if (ways === null || by === null) return;
      setWays(null);
      setOverBy(by);
    },
  });
  return {
    ways,
    /** What ended the sign-in that waited for its second step: it is begun anew. */
    isOverBy,
    isBusy: step.isPending,
    /** The first step is still to be taken. */
    isFirst: ways === null && !step.isSuccess,
    fault: step.error,
    take: (next: SignInStep) => step.mutate(next),
    startOver: () => {
      step.reset();
      setOverBy(null);
      setWays(null);
      // The server forgets the first step, too: the next one may be somebody else's.
      void api.delete(apiPath.session()).catch(() => undefined);
    },
  };
};

/** How somebody with this address can sign in; asked, while it is of use, once the address looks whole. */
export const useSignInWays = (email: string, isOfUse: boolean) =>
  useQuery({
    queryKey: ['sign-in-ways', email],
    queryFn: ({ signal }) => api.get(signInPath.ways(email), signInWaysShape, { signal }),
    enabled: isOfUse && /^[^@\s]+@[^@\s]+\.[^@\s]+$/.test(email),
    staleTime: 300_000,
    // It only offers more: when it does not come, password and passkey are there.
    retry: false,
  });

/** Whether mail goes out from here; undefined until that is known. */
export const useIsSending = (): boolean | undefined =>
  useQuery({
    queryKey: ['sign-in-ways', ''],
    queryFn: ({ signal }) => api.get(signInPath.ways(''), signInWaysShape, { signal }),
    staleTime: 300_000,
    retry: false,
  }).data?.isSending;
