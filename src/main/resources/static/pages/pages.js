// The pages work without this; it makes them a little better to use.

// A second click on a button that has been pressed would spend a token that is spent already.
for (const form of document.querySelectorAll('form[method="post"]')) {
    form.addEventListener('submit', (event) => {
        if (form.dataset.sent) {
            event.preventDefault();
        }
        form.dataset.sent = 'true';
    });
    window.addEventListener('pageshow', () => delete form.dataset.sent);
}

for (const choice of document.querySelectorAll('[data-shows]')) {
    const input = document.getElementById(choice.dataset.shows);
    choice.closest('label').hidden = false;
    choice.addEventListener('change', () => {
        input.type = choice.checked ? 'text' : 'password';
    });
}

for (const button of document.querySelectorAll('[data-copies]')) {
    // Browsers give the clipboard to pages of localhost and of https only.
    button.hidden = !navigator.clipboard;
    button.addEventListener('click', async () => {
        await navigator.clipboard.writeText(document.getElementById(button.dataset.copies).textContent);
        button.textContent = 'Copied';
        setTimeout(() => {
            button.textContent = 'Copy';
        }, 2000);
    });
}
