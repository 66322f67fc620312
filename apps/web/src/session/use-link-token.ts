// The secret in a link from a mail: it stands after the #, which no server is sent, and does not stay in the address bar.
import { useEffect, useState } from 'react';

/** The token of the link that was opened; empty when there is none. */
export const useLinkToken = (): string => {
  const [token, setToken] = useState(tokenHere);
  useEffect(() => {
    const hide = () => history.replaceState(history.state, '', location.pathname + location.search);
    // A second link opened in the same tab changes nothing but this.
    const take = () => {
      if (!tokenHere()) return;
      setToken(tokenHere());
      hide();
    };
    if (tokenHere()) hide();
    window.addEventListener('hashchange', take);
    return () => window.removeEventListener('hashchange', take);
  }, []);
  return token;
};

const tokenHere = (): string => location.hash.slice(1);
