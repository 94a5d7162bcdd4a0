import type { ReactNode } from "react";

/** Line icons of 16 units, drawn with the colour of the text. Decoration only. */
function Icon({ children }: { children: ReactNode }) {
  return (
    <svg className="icon" viewBox="0 0 16 16" aria-hidden="true" focusable="false">
      {children}
    </svg>
  );
}

export const IconMark = () => (
  <svg className="mark" viewBox="0 0 32 32" aria-hidden="true" focusable="false">
    <circle cx="16" cy="16" r="11" />
    <circle cx="16" cy="16" r="4.5" />
    <path d="m19.2 12.8 7-7" />
  </svg>
);

export const IconSearch = () => (
  <Icon>
    <circle cx="7" cy="7" r="4.5" />
    <path d="m10.5 10.5 3.5 3.5" />
  </Icon>
);

export const IconClose = () => (
  <Icon>
    <path d="m4 4 8 8m0-8-8 8" />
  </Icon>
);

export const IconPlus = () => (
  <Icon>
    <path d="M8 3.5v9M3.5 8h9" />
  </Icon>
);

export const IconMinus = () => (
  <Icon>
    <path d="M3.5 8h9" />
  </Icon>
);

export const IconHome = () => (
  <Icon>
    <path d="M2.5 6V2.5H6M10 2.5h3.5V6M13.5 10v3.5H10M6 13.5H2.5V10" />
  </Icon>
);

export const IconList = () => (
  <Icon>
    <path d="M2.5 4h1m2.5 0h7.5M2.5 8h1M6 8h7.5M2.5 12h1M6 12h7.5" />
  </Icon>
);

export const IconFollow = () => (
  <Icon>
    <circle cx="8" cy="8" r="4.5" />
    <path d="M8 1.5v3M8 11.5v3M1.5 8h3M11.5 8h3" />
  </Icon>
);

export const IconZoomTo = () => (
  <Icon>
    <circle cx="7" cy="7" r="4.5" />
    <path d="m10.5 10.5 3.5 3.5M7 5v4M5 7h4" />
  </Icon>
);

export const IconSun = () => (
  <Icon>
    <circle cx="8" cy="8" r="3" />
    <path d="M8 1.5v1.5M8 13v1.5M1.5 8H3M13 8h1.5M3.4 3.4l1 1M11.6 11.6l1 1M3.4 12.6l1-1M11.6 4.4l1-1" />
  </Icon>
);

export const IconMoon = () => (
  <Icon>
    <path d="M13.5 9.5A6 6 0 0 1 6.5 2.5a6 6 0 1 0 7 7Z" />
  </Icon>
);

export const IconEye = () => (
  <Icon>
    <path d="M1.5 8S4 3.5 8 3.5 14.5 8 14.5 8 12 12.5 8 12.5 1.5 8 1.5 8Z" />
    <circle cx="8" cy="8" r="2" />
  </Icon>
);

export const IconPlay = () => (
  <Icon>
    <path d="m5 3 8 5-8 5Z" />
  </Icon>
);

export const IconPause = () => (
  <Icon>
    <path d="M5.5 3.5v9M10.5 3.5v9" />
  </Icon>
);

export const IconStepBack = () => (
  <Icon>
    <path d="M11.5 3.5 5 8l6.5 4.5ZM3.5 3.5v9" />
  </Icon>
);

export const IconStepForward = () => (
  <Icon>
    <path d="M4.5 3.5 11 8l-6.5 4.5ZM12.5 3.5v9" />
  </Icon>
);

export const IconFuture = () => (
  <Icon>
    <circle cx="8" cy="8" r="5.5" />
    <path d="M8 4.5V8l2.5 1.5" />
  </Icon>
);

export const IconCheck = () => (
  <Icon>
    <path d="m3.5 8.5 3 3 6-7" />
  </Icon>
);

export const IconMeasure = () => (
  <Icon>
    <path d="m2 11 9-9 3 3-9 9ZM5 8l1.5 1.5M7.5 5.5 9 7M10 3" />
  </Icon>
);

export const IconPolygon = () => (
  <Icon>
    <path d="m8 1.8 5.5 3.1v6.2L8 14.2l-5.5-3.1V4.9Z" />
  </Icon>
);

export const IconCircle = () => (
  <Icon>
    <circle cx="8" cy="8" r="5.5" />
  </Icon>
);

export const IconCorridor = () => (
  <Icon>
    <path d="M2 10 7 5l4 3 3-4M2 14l5-5 4 3 3-4" />
  </Icon>
);

export const IconLayers = () => (
  <Icon>
    <path d="M8 2 2 5.5 8 9l6-3.5ZM2.5 8.5 8 11.8l5.5-3.3M2.5 11.2 8 14.5l5.5-3.3" />
  </Icon>
);

export const IconLink = () => (
  <Icon>
    <path d="M6.5 9.5 9.5 6.5M7 4.5l1.7-1.7a3 3 0 0 1 4.3 4.3L11.3 9M9 11.5l-1.7 1.7a3 3 0 0 1-4.3-4.3L4.7 7" />
  </Icon>
);

export const IconTriangle = () => (
  <svg className="sign" viewBox="0 0 10 10" aria-hidden="true" focusable="false">
    <path d="M5 .8 9.7 9.2H.3Z" />
  </svg>
);

export const IconSquare = () => (
  <svg className="sign" viewBox="0 0 10 10" aria-hidden="true" focusable="false">
    <path d="M.8.8h8.4v8.4H.8Z" />
  </svg>
);

export const IconRing = () => (
  <svg className="sign sign-line" viewBox="0 0 10 10" aria-hidden="true" focusable="false">
    <circle cx="5" cy="5" r="3.6" />
  </svg>
);

export const IconDiamond = () => (
  <svg className="sign sign-line" viewBox="0 0 10 10" aria-hidden="true" focusable="false">
    <path d="M5 .9 9.1 5 5 9.1.9 5Z" />
  </svg>
);
