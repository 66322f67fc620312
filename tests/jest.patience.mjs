// How long specs of what is drawn wait for it to appear: not a second, which a machine that does much else needs for less.
import { configure } from '@testing-library/react';

configure({ asyncUtilTimeout: 10_000 });
