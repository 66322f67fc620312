// The page for addresses that lead nowhere.
export { NotFound as NotFoundPage } from '../base/NotFound';
