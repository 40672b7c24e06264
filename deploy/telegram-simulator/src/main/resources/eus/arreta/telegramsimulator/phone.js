'use strict';
// The citizen's phone: shows what the simulator says, and does what a finger does.

const list = document.getElementById('messages');
const state = document.getElementById('state');
const words = document.body.dataset;
const shown = new Map();
let blocked = false;
// Telegram keeps the chat with the bot and the one with the account's number apart.
let toNumber = localStorage.getItem('chat') === 'number';
let generation = 0;

function person() {
    let id = localStorage.getItem('person');
    if (!id) {
        id = String(1000000000 + Math.floor(Math.random() * 8000000000));
        localStorage.setItem('person', id);
    }
    return id;
}

function address() {
    const language = encodeURIComponent((navigator.language || 'es').toLowerCase());
    return 'phone/' + person() + '?name=Maite&language=' + language + (toNumber ? '&chat=number' : '');
}

const ELEMENTS = { bold: 'strong', italic: 'em', code: 'code', text_link: 'a' };

/** The text between two places, with what is formatted in it as elements. */
function marked(text, from, to, entities) {
    const nodes = [];
    let shownTo = from;
    while (entities.length && entities[0].offset < to) {
        const entity = entities.shift();
        const end = entity.offset + entity.length;
        if (entity.offset < shownTo || end > to || !ELEMENTS[entity.type]) {
            continue;
        }
        nodes.push(text.slice(shownTo, entity.offset));
        const made = document.createElement(ELEMENTS[entity.type]);
        if (entity.url && /^https?:/.test(entity.url)) {
            made.href = entity.url;
            made.rel = 'noopener noreferrer';
        }
        made.append(...marked(text, entity.offset, end, entities));
        nodes.push(made);
        shownTo = end;
    }
    nodes.push(text.slice(shownTo, to));
    return nodes;
}

function line(message) {
    const item = document.createElement('div');
    const mine = String(message.from.id) === person();
    item.className = mine ? 'message mine' : 'message';
    const text = document.createElement('span');
    const said = message.text || message.caption || (message.contact ? '📱 ' + message.contact.phone_number : '');
    text.append(...marked(said, 0, said.length, [...(message.entities || message.caption_entities || [])]));
    item.append(text);
    const file = message.document || message.video || message.audio || message.voice || (message.photo && message.photo[0]);
    if (file) {
        const link = document.createElement('a');
        link.href = 'file/' + encodeURIComponent(file.file_id);
        link.download = file.file_name || 'photo.jpg';
        link.textContent = '📎 ' + (file.file_name || words.picture);
        item.prepend(link, ' ');
    }
    if (message.reply_markup) {
        const choices = document.createElement('div');
        choices.className = 'choices';
        for (const choice of message.reply_markup.inline_keyboard.flat()) {
            const button = document.createElement('button');
            button.type = 'button';
            button.textContent = choice.text;
            button.addEventListener('click', () => act({ action: 'press', message: message.message_id, data: choice.callback_data }));
            choices.append(button);
        }
        item.append(choices);
    }
    if (message.keyboard && message.keyboard.keyboard) {
        const choices = document.createElement('div');
        choices.className = 'choices';
        for (const key of message.keyboard.keyboard.flat()) {
            const button = document.createElement('button');
            button.type = 'button';
            button.textContent = key.text;
            button.addEventListener('click', () => act(key.request_contact
                ? { action: 'contact', text: '34600' + person().slice(-6) } : { action: 'write', text: key.text }));
            choices.append(button);
        }
        item.append(choices);
    }
    return item;
}

function show(picture) {
    blocked = picture.blocked;
    document.getElementById('block').textContent = blocked ? words.unblock : words.block;
    state.textContent = blocked ? words.blocked
        : picture.action === 'typing' ? words.typing : toNumber ? words.tonumber : words.tobot;
    const there = new Set();
    for (const message of picture.messages) {
        const key = message.message_id;
        const now = JSON.stringify(message);
        there.add(key);
        const before = shown.get(key);
        if (!before) {
            const item = line(message);
            shown.set(key, { now, item });
            list.append(item);
            item.scrollIntoView({ block: 'end' });
        } else if (before.now !== now) {
            const item = line(message);
            before.item.replaceWith(item);
            shown.set(key, { now, item });
        }
    }
    for (const [key, one] of shown) {
        if (!there.has(key)) {
            one.item.remove();
            shown.delete(key);
        }
    }
}

async function act(what) {
    const answer = await fetch(address(), {
        method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(what)
    });
    show(await answer.json());
}

async function follow() {
    const mine = ++generation;
    let seen = -1;
    while (mine === generation) {
        try {
            const answer = await fetch(address() + '&seen=' + seen);
            const picture = await answer.json();
            if (mine === generation) {
                seen = picture.version;
                show(picture);
            }
        } catch (away) {
            state.textContent = words.away;
            await new Promise(resolve => setTimeout(resolve, 2000));
        }
    }
}

document.getElementById('write').addEventListener('submit', event => {
    event.preventDefault();
    const field = document.getElementById('text');
    if (field.value.trim()) {
        act({ action: 'write', text: field.value });
        field.value = '';
    }
});
document.getElementById('start').addEventListener('click', () => act({ action: 'start', payload: '' }));
document.getElementById('block').addEventListener('click', () => act({ action: blocked ? 'unblock' : 'block' }));
function restart() {
    list.replaceChildren();
    shown.clear();
    for (const id of ['start', 'block']) {
        document.getElementById(id).hidden = toNumber;
    }
    document.getElementById('owner').hidden = !toNumber;
    document.getElementById('chat').textContent = toNumber ? words.writebot : words.writenumber;
    follow();
}

document.getElementById('new').addEventListener('click', () => {
    localStorage.removeItem('person');
    restart();
});
document.getElementById('chat').addEventListener('click', () => {
    toNumber = !toNumber;
    localStorage.setItem('chat', toNumber ? 'number' : 'bot');
    restart();
});
document.getElementById('owner').addEventListener('click', () => {
    const field = document.getElementById('text');
    if (field.value.trim()) {
        act({ action: 'owner', text: field.value });
        field.value = '';
    }
});
document.getElementById('file').addEventListener('change', event => {
    const file = event.target.files[0];
    if (!file) {
        return;
    }
    const reader = new FileReader();
    reader.addEventListener('load', () => act({
        action: 'file', name: file.name, type: file.type, text: '', content: reader.result.split(',')[1]
    }));
    reader.readAsDataURL(file);
    event.target.value = '';
});
restart();
