/** The Nansei islands from Yonaguni to Amami: west, south, east, north. */
export const home: [number, number, number, number] = [122.9, 23.9, 131.4, 28.7];

/** The node is asked for changes this often. */
export const intervalMs = 1000;
