
'use strict';
(() => {
  const byId = (id) => document.getElementById(id);
  const all = (selector) => [...document.querySelectorAll(selector)];
  const plane = byId('plane');
  const pictures = all('#plane svg');
  const marks = all('#plane a[data-of]');
  const entities = all('article.entity');
  const claims = all('article.claim');
  const rest = all('#contradictions, #sources');
  const search = byId('search');
  document.documentElement.classList.add('live');
  byId('tools').hidden = false;
  plane.tabIndex = 0;
  plane.setAttribute('aria-label', 'Graph: arrow keys move it, plus and minus zoom, 0 shows all of it');

  // Where one looks.
  const [x, y, width, height] = pictures[0].getAttribute('viewBox').split(' ').map(Number);
  const home = { x, y, width, height };
  let view = { ...home };
  const look = (next) => {
    view = next;
    for (const picture of pictures) {
      picture.setAttribute('viewBox', `${view.x} ${view.y} ${view.width} ${view.height}`);
    }
  };
  const shown = () => pictures.find((picture) => picture.getBoundingClientRect().width > 0) ?? pictures[0];
  const place = (x, y) => {
    const matrix = shown().getScreenCTM();
    return matrix ? new DOMPoint(x, y).matrixTransform(matrix.inverse()) : { x: 0, y: 0 };
  };
  const zoom = (factor, at) => {
    const width = Math.min(Math.max(view.width * factor, home.width / 60), home.width * 4);
    const scale = width / view.width;
    look({
      x: at.x - (at.x - view.x) * scale,
      y: at.y - (at.y - view.y) * scale,
      width,
      height: view.height * scale,
    });
  };
  const middle = () => ({ x: view.x + view.width / 2, y: view.y + view.height / 2 });
  const move = (x, y) => look({ ...view, x: view.x + x * view.width, y: view.y + y * view.height });

  // Where graph and words stand one below the other, the wheel goes on to the words.
  const wide = matchMedia('(min-width: 60rem)');
  plane.addEventListener('wheel', (event) => {
    if (!wide.matches && !event.ctrlKey) return;
    event.preventDefault();
    zoom(Math.exp(Math.max(-60, Math.min(60, event.deltaY)) / 300), place(event.clientX, event.clientY));
  }, { passive: false });
  const fingers = new Map();
  let grip = null;
  let dragged = false;
  const grasp = () => {
    const points = [...fingers.values()];
    const x = points.reduce((sum, point) => sum + point.x, 0) / points.length;
    const y = points.reduce((sum, point) => sum + point.y, 0) / points.length;
    const spread = points.length > 1 ? Math.hypot(points[0].x - points[1].x, points[0].y - points[1].y) : 0;
    return { x, y, spread };
  };
  plane.addEventListener('pointerdown', (event) => {
    if (event.button !== 0) return;
    fingers.set(event.pointerId, { x: event.clientX, y: event.clientY });
    grip = grasp();
    dragged = false;
  });
  addEventListener('pointermove', (event) => {
    if (!fingers.has(event.pointerId)) return;
    const before = grip;
    fingers.set(event.pointerId, { x: event.clientX, y: event.clientY });
    const now = grasp();
    if (!dragged && fingers.size === 1 && Math.hypot(now.x - before.x, now.y - before.y) < 4) return;
    dragged = true;
    const from = place(before.x, before.y);
    const to = place(now.x, now.y);
    look({ ...view, x: view.x + from.x - to.x, y: view.y + from.y - to.y });
    if (before.spread > 0 && now.spread > 0) zoom(before.spread / now.spread, place(now.x, now.y));
    grip = now;
  });
  const release = (event) => {
    fingers.delete(event.pointerId);
    if (fingers.size > 0) grip = grasp();
  };
  addEventListener('pointerup', release);
  addEventListener('pointercancel', release);
  plane.addEventListener('dragstart', (event) => event.preventDefault());
  // A hand that moved the plane has followed no link.
  plane.addEventListener('click', (event) => {
    if (dragged) event.preventDefault();
    dragged = false;
  }, true);
  plane.addEventListener('keydown', (event) => {
    const steps = { ArrowLeft: [-0.1, 0], ArrowRight: [0.1, 0], ArrowUp: [0, -0.1], ArrowDown: [0, 0.1] };
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (steps[event.key]) move(...steps[event.key]);
    else if (event.key === '+' || event.key === '=') zoom(0.8, middle());
    else if (event.key === '-') zoom(1.25, middle());
    else if (event.key === '0') look({ ...home });
    else return;
    event.preventDefault();
  });
  byId('closer').addEventListener('click', () => zoom(0.8, middle()));
  byId('farther').addEventListener('click', () => zoom(1.25, middle()));
  byId('fit').addEventListener('click', () => look({ ...home }));
  byId('theme').addEventListener('click', () => {
    const dark = matchMedia('(prefers-color-scheme: dark)').matches;
    const now = document.documentElement.dataset.theme ?? (dark ? 'dark' : 'light');
    document.documentElement.dataset.theme = now === 'dark' ? 'light' : 'dark';
  });

  // What is chosen, and what is looked for.
  const folded = (text) => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
  const texts = new Map([...entities, ...claims].map((article) => [article, folded(article.textContent)]));
  const names = new Map(entities.map((article) => [article.id, folded(article.querySelector('h3').textContent)]));
  const ends = (claim) => [claim.dataset.subject, claim.dataset.object];
  const show = (isShown, lit) => {
    for (const article of [...entities, ...claims]) article.hidden = !isShown(article);
    for (const mark of marks) mark.classList.toggle('faint', lit !== null && !lit.has(mark.dataset.of));
    for (const part of rest) part.hidden = lit !== null;
    for (const id of ['entities', 'claims']) {
      byId(id).hidden = !byId(id).querySelector('article:not([hidden])');
    }
  };
  const told = (words) => {
    const line = byId('chosen');
    line.hidden = words === '';
    line.firstElementChild.textContent = words;
  };
  // The lines between the same two belong together: a line may stand for several claims.
  const between = (one, other) => claims.filter((claim) => {
    const [subject, object] = ends(claim);
    return (subject === one && object === other) || (subject === other && object === one);
  });
  const chosen = () => {
    const article = byId(decodeURIComponent(location.hash.slice(1)));
    return article?.matches('article.entity, article.claim') ? article : null;
  };
  const refresh = () => {
    const article = chosen();
    const wanted = folded(search.value.trim());
    byId('found').textContent = '';
    if (article) {
      const about = article.matches('.claim')
        ? between(...ends(article))
        : claims.filter((claim) => ends(claim).includes(article.id));
      const lit = new Set(about.flatMap((claim) => [claim.id, ...ends(claim)]));
      lit.add(article.id);
      const head = article.querySelector('h3').textContent;
      show((other) => other === article || about.includes(other)
        || (article.matches('.claim') && ends(article).includes(other.id)), lit);
      told(`${head}: ${about.length} ${about.length === 1 ? 'claim' : 'claims'}`);
      return;
    }
    told('');
    if (wanted === '') {
      show(() => true, null);
      return;
    }
    const hits = new Set([...texts].filter(([, text]) => text.includes(wanted)).map(([found]) => found));
    const lit = new Set();
    for (const [id, name] of names) if (name.includes(wanted)) lit.add(id);
    for (const claim of claims) if (hits.has(claim)) lit.add(claim.id);
    show((other) => hits.has(other), lit);
    byId('found').textContent = `${hits.size} found`;
  };
  const clear = () => {
    history.replaceState(null, '', '#');
    refresh();
  };
  addEventListener('hashchange', () => {
    refresh();
    const article = chosen();
    if (article) {
      byId('words').scrollTo?.(0, 0);
      article.focus({ preventScroll: article.matches('.entity') });
    }
  });
  search.addEventListener('input', () => {
    if (chosen()) history.replaceState(null, '', '#');
    refresh();
  });
  search.addEventListener('keydown', (event) => {
    if (event.key !== 'Enter') return;
    const wanted = folded(search.value.trim());
    const hit = [...names].find(([, name]) => wanted !== '' && name.includes(wanted));
    if (hit) location.hash = hit[0];
  });
  addEventListener('keydown', (event) => {
    if (event.key !== 'Escape') return;
    search.value = '';
    clear();
  });
  byId('all').addEventListener('click', () => {
    search.value = '';
    clear();
    search.focus();
  });
  refresh();
})();
