// What the page does beyond being read: it draws the ribbons between the texts, and lights up a claim's row.
// It reads the page's own marks, adds no words of its own, and asks nothing of the network.
(() => {
  'use strict';

  const texts = document.getElementById('texts');
  const ribbons = document.getElementById('ribbons');
  const lens = document.getElementById('lens');
  const sides = ['a', 'b'].map((side) => document.getElementById('text-' + side));
  const narrow = matchMedia('screen and (max-width: 46rem)');
  const rows = Array.from(document.querySelectorAll('article.row'));
  const words = (element) => (element.dataset.claims || '').split(' ').filter(Boolean);
  const rowOf = new Map(rows.flatMap((row) => words(row).map((claim) => [claim, row])));

  // --- Ribbons: one for each pair of claims of a row, drawn where the claims stand.

  const shape = (parent, name, kind) => {
    const element = document.createElementNS(ribbons.namespaceURI, name);
    element.setAttribute('class', kind);
    parent.append(element);
    return element;
  };

  const pairs = rows.flatMap((row) => {
    const claims = words(row).map((id) => document.getElementById(id));
    const [left, right] = sides.map((side) => claims.filter((claim) => side.contains(claim)));
    return left.flatMap((a) => right.map((b) => {
      const group = shape(ribbons, 'g', 'ribbon ' + row.classList[1]);
      group.dataset.claims = a.id + ' ' + b.id;
      const [band, thread, edge] = ['band', 'thread', 'edge'].map((kind) => shape(group, 'path', kind));
      group.addEventListener('pointerenter', () => hover(words(row)));
      group.addEventListener('pointerleave', () => hover([]));
      return { a, b, group, band, thread, edge };
    }));
  });

  // A claim's stretch of its column, as if the text ran down it: claims on one line do not overlap.
  const stretch = (claim, column) => {
    const boxes = claim.querySelector('.said').getClientRects();
    const [first, last] = [boxes[0], boxes[boxes.length - 1]];
    const share = (x) => Math.min(1, Math.max(0, (x - column.left) / column.width));
    const top = first.top + first.height * share(first.left);
    const bottom = last.top + last.height * share(last.right);
    return bottom - top >= 4 ? [top, bottom] : [(top + bottom) / 2 - 2, (top + bottom) / 2 + 2];
  };

  const draw = () => {
    if (narrow.matches || !pairs.length) return;
    const frame = ribbons.getBoundingClientRect();
    const columns = sides.map((side) => side.querySelector('.words').getBoundingClientRect());
    const [x0, x1, middle] = [8, frame.width - 8, frame.width / 2];
    for (const { a, b, band, thread, edge } of pairs) {
      const [a0, a1] = stretch(a, columns[0]).map((y) => y - frame.top);
      const [b0, b1] = stretch(b, columns[1]).map((y) => y - frame.top);
      const curve = (from, y, to, z) => `${from} ${y} C${middle} ${y} ${middle} ${z} ${to} ${z}`;
      band.setAttribute('d', `M${curve(x0, a0, x1, b0)} L${curve(x1, b1, x0, a1)} Z`);
      thread.setAttribute('d', `M${curve(x0, (a0 + a1) / 2, x1, (b0 + b1) / 2)}`);
      edge.setAttribute('d', `M${x0} ${a0} V${a1} M${x1} ${b0} V${b1}`);
    }
  };

  // The shorter text stays in view beside the longer one; one that is taller than the window stops at its own end.
  const settle = () => {
    for (const side of sides) {
      const top = Math.min(16, innerHeight - side.offsetHeight - 16);
      side.style.setProperty('--top', top + 'px');
    }
    draw();
  };

  let asked = false;
  const soon = () => {
    if (asked) return;
    asked = true;
    requestAnimationFrame(() => { asked = false; draw(); });
  };

  // --- Light: the claims under the pointer or the focus, else those that were chosen.

  let [hovered, chosen] = [[], []];
  const marked = Array.from(document.querySelectorAll('.claim, [data-claims]'));

  const light = () => {
    const claims = new Set(hovered.length ? hovered : chosen);
    const within = (element) => (element.matches('.claim') ? [element.id] : words(element));
    for (const element of marked) {
      const own = within(element);
      element.classList.toggle('lit', own.length > 0 && own.every((claim) => claims.has(claim)));
    }
    texts.classList.toggle('has-lit', claims.size > 0);
  };

  const hover = (claims) => { hovered = claims; light(); };

  // Shows a row's words at the foot of the window, whose counterparts may be out of sight.
  const show = (row) => {
    lens.replaceChildren();
    lens.hidden = !row;
    if (!row) return;
    const copy = row.cloneNode(true);
    copy.removeAttribute('id');
    copy.classList.remove('lit');
    const close = document.createElement('button');
    close.type = 'button';
    close.textContent = '×';
    close.setAttribute('aria-label', 'Close');
    close.addEventListener('click', () => choose([]));
    lens.append(copy, close);
  };

  const choose = (claims) => {
    chosen = claims;
    hovered = [];
    light();
    show(claims.length ? rowOf.get(claims[0]) : undefined);
  };

  const together = (claim) => (rowOf.has(claim.id) ? words(rowOf.get(claim.id)) : [claim.id]);

  for (const claim of document.querySelectorAll('.claim')) {
    claim.addEventListener('pointerenter', () => hover(together(claim)));
    claim.addEventListener('pointerleave', () => hover([]));
    claim.addEventListener('focusin', () => hover(together(claim)));
    claim.addEventListener('focusout', () => hover([]));
    claim.addEventListener('click', (event) => {
      const link = event.target.closest('a');
      // Words that are being selected to be quoted are left in peace.
      if (!link && !getSelection().isCollapsed) return;
      event.preventDefault();
      choose(together(claim));
      if (link && !narrow.matches) document.querySelector(link.hash).scrollIntoView({ block: 'nearest' });
    });
  }

  for (const list of document.querySelectorAll('li[data-claims], .row[data-claims]')) {
    list.addEventListener('pointerenter', () => hover(words(list)));
    list.addEventListener('pointerleave', () => hover([]));
    list.addEventListener('focusin', () => hover(words(list)));
    list.addEventListener('focusout', () => hover([]));
  }

  // A link to a claim from anywhere: what it names lights up, and with it the other words of a finding or a topic.
  document.addEventListener('click', (event) => {
    const link = event.target.closest('a[href^="#claim-"]');
    if (!link || link.closest('.claim')) return;
    const group = link.matches('.leads') && link.closest('[data-claims]');
    choose(group ? words(group) : together(document.querySelector(link.hash)));
    if (group || narrow.matches) show(undefined);
  });

  document.addEventListener('keydown', (event) => {
    if (event.key === 'Escape') choose([]);
  });

  new ResizeObserver(settle).observe(texts);
  addEventListener('resize', settle);
  addEventListener('scroll', soon, { passive: true });
  document.fonts.ready.then(settle);
  settle();
  if (location.hash.startsWith('#claim-')) {
    const claim = document.getElementById(location.hash.slice(1));
    if (claim) choose(together(claim));
  }
})();
