//! The colours and lines that all pictures share, for light and dark surroundings and for paper.
//!
//! The colours of verdicts are those of the survey's picture. Paper is always light, whatever the
//! screen is.

/// The style of all pictures; a page defines it once.
///
/// A page should put wide pictures into an element of the class `picture-frame`: on a narrow screen
/// they scroll there rather than become too small to read: where there is room to speak of, a picture
/// shrinks to three quarters of its width and no further, and on a telephone not at all.
pub const STYLE: &str = "\
.picture{--paper:#fff;--ink:#1a1a1a;--soft:#55606b;--line:#c3cbd3;--band:#f4f6f8;--head:#e9eef3;
--alarm:#a53a0b;--tint:#fdeee6;--on-alarm:#fff;--good:#cfe3f3;--none:#f1f1f1;--none-line:#9a9a9a;
--open:#ffd84d;--on-open:#1a1a1a;
--r0:#0b5cad;--f0:#cfe4fb;--r1:#6f5500;--f1:#ffe793;--r2:#12693a;--f2:#cdeed9;--r3:#6c3496;--f3:#ead9f6;
--r4:#0b6b70;--f4:#c8eef0;--r5:#8c2f62;--f5:#f9d5e7;--r6:#44505c;--f6:#dde3e9;--r7:#5d4037;--f7:#ecdcd5;
display:block;max-width:100%;height:auto;color:var(--ink);
font-family:system-ui,'Noto Sans','Noto Sans CJK JP','Hiragino Sans','Yu Gothic',sans-serif}
@media screen and (prefers-color-scheme:dark){.picture{--paper:#14181c;--ink:#e8e8e8;--soft:#a7b3bf;
--line:#3b444d;--band:#1a2026;--head:#232b33;--alarm:#ff9a5a;--tint:#33221a;--on-alarm:#14181c;
--good:#27475e;--none:#22272c;--none-line:#6d7680;--open:#ffd84d;--on-open:#1a1a1a;
--r0:#8cc8ff;--f0:#17395a;--r1:#f0cd5a;--f1:#4a3c0e;--r2:#7fd6a3;--f2:#173f29;--r3:#d3a8f3;--f3:#3d2653;
--r4:#7fd4d8;--f4:#123e41;--r5:#f5a3ca;--f5:#4e1f39;--r6:#c0cad3;--f6:#333c45;--r7:#d9b7a8;--f7:#46322a}}
.picture-frame{overflow-x:auto}
.picture-frame>.picture{min-width:calc(.75*var(--wide))}
@media screen and (max-width:60rem){.picture-frame>.picture{max-width:none}}
@media print{.picture-frame{overflow:visible}.picture-frame>.picture{min-width:0}
.picture{break-inside:avoid}.picture.along{max-height:186mm}}
.picture text{fill:currentColor}
.picture .paper{fill:var(--paper)}.picture .soft{fill:var(--soft)}.picture .bold{font-weight:600}
.picture .mid{text-anchor:middle}.picture .band{fill:var(--band)}
.picture .halo{paint-order:stroke;stroke:var(--paper);stroke-width:3px;stroke-linejoin:round}
.picture .box{fill:var(--head);stroke:var(--line)}
.picture .life{stroke:var(--line);stroke-dasharray:2 4;fill:none}
.picture .rule{stroke:var(--line);fill:none}
.picture .sign{fill:none;stroke:var(--ink);stroke-width:1.6;stroke-linejoin:round;stroke-linecap:round}
.picture .broken{fill:var(--tint)}.picture .alarm{fill:var(--alarm)}
.picture text.alarm{fill:var(--alarm)}.picture text.on-alarm{fill:var(--on-alarm)}
.picture .cut{stroke:var(--alarm);stroke-width:4;fill:none;stroke-linecap:butt}
.picture .bar{stroke-width:1.5}.picture .let-in{fill-opacity:.35}
.picture .waits{fill:var(--paper);stroke-dasharray:3 3}
.picture .neutral{fill:var(--head);stroke:var(--soft)}
.picture .go{stroke-width:2;fill:none}.picture .under{stroke:var(--paper);stroke-width:6;fill:none}
.picture .dashed{stroke-dasharray:6 4}
.picture .holds{fill:var(--good)}.picture .not-claimed{fill:var(--none)}
.picture .not-claimed-line{stroke:var(--none-line);stroke-opacity:.6;fill:none}
.picture .open{fill:var(--open)}.picture .open-line{stroke:var(--on-open);stroke-opacity:.35;fill:none}
.picture text.on-open{fill:var(--on-open)}
.picture .present{stroke:var(--ink);stroke-width:14;stroke-linecap:round}
.picture .absent{stroke:var(--soft);stroke-width:8;stroke-linecap:round}
.picture .frame{fill:none;stroke:var(--ink);stroke-width:2}
.picture .reach{fill:var(--band);stroke:var(--soft);stroke-width:2.5}
.picture .thing{fill:var(--paper);stroke:var(--ink);stroke-width:1.4}
.picture .bare{fill:none}.picture .missing{fill:none;stroke:var(--soft);stroke-width:1.4;stroke-dasharray:5 4}
.picture .marked{stroke:var(--alarm);stroke-width:2.5}
.picture .s-ink{stroke:var(--ink)}.picture .h-ink{fill:var(--ink)}
.picture .s-alarm{stroke:var(--alarm)}.picture .h-alarm{fill:var(--alarm)}
.picture .s0{stroke:var(--r0)}.picture .h0{fill:var(--r0)}.picture .f0{fill:var(--f0)}
.picture .s1{stroke:var(--r1)}.picture .h1{fill:var(--r1)}.picture .f1{fill:var(--f1)}
.picture .s2{stroke:var(--r2)}.picture .h2{fill:var(--r2)}.picture .f2{fill:var(--f2)}
.picture .s3{stroke:var(--r3)}.picture .h3{fill:var(--r3)}.picture .f3{fill:var(--f3)}
.picture .s4{stroke:var(--r4)}.picture .h4{fill:var(--r4)}.picture .f4{fill:var(--f4)}
.picture .s5{stroke:var(--r5)}.picture .h5{fill:var(--r5)}.picture .f5{fill:var(--f5)}
.picture .s6{stroke:var(--r6)}.picture .h6{fill:var(--r6)}.picture .f6{fill:var(--f6)}
.picture .s7{stroke:var(--r7)}.picture .h7{fill:var(--r7)}.picture .f7{fill:var(--f7)}
";
