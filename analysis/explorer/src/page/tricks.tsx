// The theory in one picture: a baby in need can mute, ask or amplify.

const amplified = "M66 128 Q84 150 100 158 l8 -15 l14 30 l14 -30 l14 30 l14 -30 l14 30 l14 -30 l14 30 l9 -16 Q240 152 261 130";

export function Tricks() {
  return (
    <figure class="tricks">
      <svg viewBox="0 0 340 200" role="img" aria-label="A baby on the left, a caregiver on the right, and three ways between them. A muted bid is a dotted line that fades half way, an asked one a plain line across, an amplified one a jagged line across.">
        <path d="M66 84 Q106 44 166 44" fill="none" stroke="var(--mute)" stroke-width="4" stroke-dasharray="0.1 9" stroke-linecap="round" />
        <path d="M72 106H248" stroke="var(--ask)" stroke-width="4" stroke-linecap="round" />
        <path d={amplified} fill="none" stroke="var(--amplify)" stroke-width="4" stroke-linecap="round" stroke-linejoin="round" />
        <circle cx="44" cy="106" r="18" fill="var(--class-a)" />
        <circle cx="290" cy="106" r="33" fill="none" stroke="var(--accent)" stroke-width="7" />
        <text x="110" y="34" class="tricks-word">mute</text>
        <text x="132" y="96" class="tricks-word">ask</text>
        <text x="136" y="196" class="tricks-word">amplify</text>
        <text x="44" y="148" text-anchor="middle" class="tricks-who">baby</text>
        <text x="290" y="162" text-anchor="middle" class="tricks-who">caregiver</text>
      </svg>
      <figcaption>A baby in need has three tricks: to hide the need, to show it, to show it loudly. It comes to use the one that pays with the caregiver it has.</figcaption>
    </figure>
  );
}
