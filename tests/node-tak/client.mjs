// One real TAK client. Commands come as lines of JSON on standard input, what happens goes out as lines of JSON.
import { readFileSync } from 'node:fs';
import { createInterface } from 'node:readline';
import CoT, { DirectChat } from '@tak-ps/node-cot';
import TAK from '@tak-ps/node-tak';

const say = (what) => process.stdout.write(JSON.stringify(what) + '\n');
let tak;
let self;

function event(uid, type, how, detail) {
    const now = Date.now();
    const time = new Date(now).toISOString();
    return new CoT({
        event: {
            _attributes: { version: '2.0', uid, type, how, time, start: time, stale: new Date(now + 60_000).toISOString() },
            point: { _attributes: { lat: 26.3358, lon: 127.8014, hae: 42.5, ce: 4.9, le: 9999999 } },
            detail,
        },
    });
}

const commands = {
    async connect({ host, port, cert, key, ca, uid, callsign }) {
        self = { uid, callsign };
        tak = await TAK.connect(
            new URL(`ssl://${host}:${port}`),
            {
                cert: readFileSync(cert, 'utf8'),
                key: readFileSync(key, 'utf8'),
                ca: readFileSync(ca, 'utf8'),
                rejectUnauthorized: true,
            },
            { id: callsign },
        );
        tak.on('secureConnect', () => say({ on: 'secureConnect' }))
            .on('ping', () => say({ on: 'ping', version: tak.version }))
            .on('end', () => say({ on: 'end' }))
            .on('error', (error) => say({ on: 'error', message: error.message }))
            .on('cot', ({ raw: { event: cot } }) => {
                const remarks = cot.detail?.remarks;
                say({
                    on: 'cot',
                    uid: cot._attributes.uid,
                    type: cot._attributes.type,
                    lat: Number(cot.point._attributes.lat),
                    lon: Number(cot.point._attributes.lon),
                    callsign: cot.detail?.contact?._attributes?.callsign ?? cot.detail?.__chat?._attributes?.senderCallsign,
                    remarks: typeof remarks === 'object' ? remarks._text : remarks,
                    isAddressed: cot.detail?.marti !== undefined,
                });
            });
    },
    position: ({ remarks }) => tak.write([event(self.uid, 'a-f-G-U-C', 'm-g', {
        contact: { _attributes: { callsign: self.callsign, endpoint: '*:-1:stcp' } },
        remarks: { _text: remarks },
    })]),
    chat: ({ uid, callsign, text }) => tak.write([
        new DirectChat({ to: { uid, callsign }, from: self, message: text }),
    ]),
    chatToAll: ({ text }) => tak.write([event(`GeoChat.${self.uid}.All Chat Rooms.${text}`, 'b-t-f', 'h-g-i-g-o', {
        __chat: {
            _attributes: {
                id: 'All Chat Rooms', chatroom: 'All Chat Rooms', senderCallsign: self.callsign,
                parent: 'RootContactGroup', groupOwner: 'false', messageId: text,
            },
            // Without it the reading side of the library refuses the event.
            chatgrp: { _attributes: { uid0: self.uid, uid1: 'All Chat Rooms', id: 'All Chat Rooms' } },
        },
        remarks: { _attributes: { source: self.uid }, _text: text },
    })]),
    async ping() {
        await tak.ping();
        await tak.ping();
    },
    async leave() {
        await tak.flush();
        tak.client.end();
        tak.destroy();
        process.exit(0);
    },
};

for await (const line of createInterface({ input: process.stdin })) {
    const { do: name, ...values } = JSON.parse(line);
    await commands[name](values);
}

process.exit(0);
