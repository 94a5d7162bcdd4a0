import { type ReactNode, Suspense, lazy, useEffect, useState } from "react";
import { settings } from "../state/settings";
import { useStore } from "../state/store";
import { FirstPage } from "./FirstPage";
import { SignInPage } from "./SignInPage";
import { followSession, readSession, session } from "./session";

const Administration = lazy(() => import("./Administration"));

/** Where the page is; these have addresses of their own, all else is the watch floor. */
const page = new URL(location.href).pathname.split("/").at(-1);

/**
 * Lets in who has signed in, or needs not; others get the sign-in page. Whether somebody may do something is the node's
 * to decide: this only shows the page that fits.
 */
export function Gate({ children }: { children: ReactNode }) {
  const now = useStore(session);
  const { language, theme } = useStore(settings);
  const [isUnknown, setUnknown] = useState(false);
  useEffect(followSession, []);
  useEffect(() => {
    // A node that cannot be reached is the floor's to tell: it tries again by itself.
    readSession().catch(() => setUnknown(true));
  }, []);
  useEffect(() => {
    document.documentElement.lang = language;
    document.documentElement.dataset.theme = theme;
  }, [language, theme]);
  if (page === "first") return <FirstPage />;
  if (now === undefined) return isUnknown ? children : null;
  if (now.role === undefined || (page === "sign-in" && !now.signedIn)) return <SignInPage ways={now.signIn} />;
  if (page === "accounts") {
    return (
      <Suspense fallback={null}>
        <Administration />
      </Suspense>
    );
  }
  return children;
}
