// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

/** A generator of its own, so that every run of a test tries the same. */
export function seeded(seed) {
  let state = seed;
  const random = (n) => (state = (state * 48271) % 2147483647) % n;
  const pick = (list) => list[random(list.length)];
  const rarely = (list, usual) => (random(9) === 0 ? pick(list) : usual);
  return { random, pick, rarely };
}
