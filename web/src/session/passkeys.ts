import { answerPasskey, askPasskey } from "./api";

/** Passkeys by the browser (W3C Web Authentication, level 3, section 5.1: options and answers as JSON). */

export const passkeysWork = (): boolean =>
  typeof PublicKeyCredential !== "undefined" && "parseRequestOptionsFromJSON" in PublicKeyCredential;

async function present(askAt: string, answerAt: string): Promise<void> {
  const { challenge, options } = await askPasskey(askAt);
  const publicKey = PublicKeyCredential.parseRequestOptionsFromJSON(options);
  const credential = (await navigator.credentials.get({ publicKey })) as PublicKeyCredential | null;
  if (!credential) throw new Error("no passkey");
  await answerPasskey(answerAt, { challenge, credential: credential.toJSON() as unknown });
}

async function register(askAt: string, answerAt: string, more: { code?: string; name?: string }): Promise<void> {
  const { challenge, options } = await askPasskey(askAt, more.code === undefined ? {} : { code: more.code });
  const publicKey = PublicKeyCredential.parseCreationOptionsFromJSON(options);
  const credential = (await navigator.credentials.create({ publicKey })) as PublicKeyCredential | null;
  if (!credential) throw new Error("no passkey");
  await answerPasskey(answerAt, { ...more, challenge, credential: credential.toJSON() as unknown });
}

export const signInByPasskey = () => present("passkey/options", "passkey");

export const proveByPasskey = () => present("passkey/options", "proof/passkey");

export const registerFirstPasskey = (code: string, name: string) =>
  register("first/passkey/options", "first/passkey", { code, name });

export const registerPasskey = (name: string) => register("passkeys/options", "passkeys", { name });
