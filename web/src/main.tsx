import "@fontsource-variable/inter/wght.css";
import "@fontsource-variable/noto-sans-jp/wght.css";
import "./styles/tokens.css";
import "./styles/base.css";
import "./styles/bar.css";
import "./styles/floor.css";
import "./styles/tracks.css";
import "./styles/side.css";
import "./styles/panels.css";
import "./styles/time.css";
import "./styles/screens.css";
import "./styles/session.css";
import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { App } from "./app/App";
import { Gate } from "./session/Gate";

const root = document.getElementById("root");
if (!root) throw new Error("the page has no #root");
createRoot(root).render(
  <StrictMode>
    <Gate>
      <App />
    </Gate>
  </StrictMode>,
);
