import { mapAdapter } from "../map/adapter";
import { picture, select, selection } from "../state/floor";
import { isEmergency } from "./picture";
import { affiliations, isUnidentified } from "./sidc";

/** Selects and shows the next track in view that passes, in the order of slots, from the selected one on. */
function goToNext(wanted: (slot: number) => boolean): void {
  const now = selection.get()?.uid;
  const from = (now === undefined ? undefined : picture.slotOf(now)) ?? -1;
  for (let i = 1; i <= picture.end; i++) {
    const slot = (from + i + picture.end) % picture.end;
    const identity = picture.identities[slot];
    if (!identity || !picture.has(slot) || !wanted(slot)) continue;
    select(identity.uid);
    mapAdapter.get()?.goTo(picture.lonE7[slot]! / 1e7, picture.latE7[slot]! / 1e7);
    return;
  }
}

const emergency = (slot: number) => isEmergency(picture.flags[slot]!);

export const goToNextEmergency = () => goToNext(emergency);

/** The next that asks for attention: an emergency, or something that nobody has identified. */
export const goToNextOfInterest = () =>
  goToNext((slot) => emergency(slot) || isUnidentified(affiliations[picture.affiliation[slot]!]!));
